// Which cases a run plays: scenario files, filters, dialects, shards. Nothing is played here.
import type { Dialect } from '../catalogue/dialect.ts';
import type { Capability } from '../catalogue/requirement.ts';
import type { Transport } from '../judge/case-result.ts';
import { casesOf, examplesOf } from '../scenario/cases.ts';
import { planScenario } from '../scenario/plan.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Found, findNamed } from './find-named.ts';
import { type Io, NothingSelected, UsageError } from './io.ts';
import type { Job } from './job.ts';
import { didYouMean } from './nearest.ts';
import { shellWord } from './shell-word.ts';

export interface Selection {
  /** Ids of the suite, or paths of files and folders; none means the whole suite. */
  readonly names: readonly string[];
  readonly areas: readonly string[];
  /** A part of the id or title, any case. */
  readonly grep: string | undefined;
  readonly dialects: readonly Dialect[];
  readonly transport: Transport;
  readonly seed: number;
  readonly shard: { readonly index: number; readonly count: number } | undefined;
  /** Only the n-th of a scenario's examples, from 1. */
  readonly example: number | undefined;
  readonly checkDeterminism: boolean;
  readonly claims: Capability;
}

export interface Selected {
  readonly jobs: readonly Job[];
  /** Something was left out, so rows that were not touched are no omission. */
  readonly partial: boolean;
}

const areaOf = (id: string): string => id.split('/')[0] ?? id;

export async function select(io: Io, selection: Selection): Promise<Selected> {
  const all = await findNamed(io, selection.names);
  const areas = [...new Set(all.map(({ scenario }) => areaOf(scenario.id)))];
  for (const area of selection.areas) {
    if (!areas.includes(area)) {
      throw new UsageError(
        `there is no area "${area}".${didYouMean(area, areas)} Areas: ${areas.join(', ') || 'none'}.`,
      );
    }
  }
  const wanted = all.filter(({ scenario }) => matches(scenario, selection));
  const jobs = wanted.flatMap((found) => jobsOf(found, selection, io.command));
  const mine = jobs.filter((_job, i) => inShard(i, selection.shard));
  if (mine.length === 0) {
    throw new NothingSelected('nothing was selected: no scenario matches what was asked for');
  }
  const filtered =
    selection.names.length + selection.areas.length > 0 || wanted.length < all.length;
  return { jobs: mine, partial: filtered || selection.example !== undefined };
}

function matches(scenario: Scenario, { areas, grep }: Selection): boolean {
  if (areas.length > 0 && !areas.includes(areaOf(scenario.id))) return false;
  if (grep === undefined) return true;
  const needle = grep.toLowerCase();
  return [scenario.id, scenario.document.title].some((text) => text.toLowerCase().includes(needle));
}

const inShard = (i: number, shard: Selection['shard']): boolean =>
  shard === undefined || i % shard.count === shard.index - 1;

function jobsOf({ scenario, name }: Found, selection: Selection, command: string): readonly Job[] {
  const { seed, transport, checkDeterminism, claims } = selection;
  const examples = examplesOf(scenario.document).map((example) => JSON.stringify(example));
  return casesOf(scenario, selection.dialects).flatMap(({ dialect, example }) => {
    const number = examples.indexOf(JSON.stringify(example)) + 1;
    if (selection.example !== undefined && selection.example !== number) return [];
    const words = [`${command} run`, shellWord(name), `--dialect ${dialect}`, `--seed ${seed}`];
    if (example !== null) words.push(`--example ${number}`);
    if (transport !== 'memory') words.push(`--transport ${transport}`);
    if (claims !== 'full-service') words.push(`--claims ${claims}`);
    const plan = planScenario(scenario, { dialect, seed, example });
    return [{ plan, transport, checkDeterminism, claims, replay: words.join(' ') }];
  });
}
