// From played cases to verdicts per row and the numbers above them: shared by assembling and merging.
import { VERDICTS, type Verdict, worst } from '../judge/verdict.ts';
import { sha256 } from '../kernel/random.ts';
import { byCase, byText, sortedExample } from './case-name.ts';
import type {
  FidelityRow,
  Finding,
  InvariantEntry,
  Report,
  RequirementEntry,
  ScenarioEntry,
  Shard,
  Tally,
} from './report.ts';
import { SCHEMA_VERSION } from './report.ts';

/** A requirement before anything was played. */
export type Row = Omit<RequirementEntry, 'verdict' | 'note' | 'provenBy'>;
export type InvariantRow = Pick<InvariantEntry, 'id' | 'text'>;

export interface Parts {
  readonly tool: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly strict: boolean;
  readonly shard: Shard | undefined;
  readonly rows: readonly Row[];
  readonly invariants: readonly InvariantRow[];
  readonly scenarios: readonly ScenarioEntry[];
  readonly findings: readonly Finding[];
  readonly fidelity: readonly FidelityRow[];
  readonly notSelected: number;
}

export const NOT_EXERCISED = 'not exercised in this run';

/** Verdicts of one row, by scenario. */
type Seen = Map<string, Verdict[]>;

function verdictsByRow(scenarios: readonly ScenarioEntry[]): Map<string, Seen> {
  const rows = new Map<string, Seen>();
  for (const scenario of scenarios) {
    for (const check of scenario.checks) {
      let seen = rows.get(check.requirement);
      if (seen === undefined) {
        seen = new Map();
        rows.set(check.requirement, seen);
      }
      const verdicts = seen.get(scenario.id);
      if (verdicts === undefined) seen.set(scenario.id, [check.verdict]);
      else verdicts.push(check.verdict);
    }
  }
  return rows;
}

/** A scenario proves a row when none of its cases says otherwise. */
const provenBy = (seen: Seen): readonly string[] =>
  [...seen]
    .filter(([, verdicts]) => worst(verdicts) === 'pass')
    .map(([id]) => id)
    .sort(byText);

function requirementEntry(row: Row, seen: Seen | undefined): RequirementEntry {
  if (seen === undefined) {
    return row.excluded === undefined
      ? { ...row, verdict: 'inconclusive', note: NOT_EXERCISED, provenBy: [] }
      : { ...row, verdict: 'not-applicable', provenBy: [] };
  }
  return { ...row, verdict: worst([...seen.values()].flat()), provenBy: provenBy(seen) };
}

export function tally(verdicts: readonly Verdict[]): Tally {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    Verdict,
    number
  >;
  for (const verdict of verdicts) counts[verdict]++;
  return { total: verdicts.length, ...counts };
}

const NUMBERED = /^(.*?)(\d*)$/s;

/** `WINDOW-2` before `WINDOW-10`. */
export function byId(a: string, b: string): number {
  const [left, right] = [NUMBERED.exec(a), NUMBERED.exec(b)];
  return (
    byText(left?.[1] ?? a, right?.[1] ?? b) ||
    Number(left?.[2] ?? 0) - Number(right?.[2] ?? 0) ||
    byText(a, b)
  );
}

const byRow = (a: { readonly id: string }, b: { readonly id: string }): number => byId(a.id, b.id);

const byFinding = (a: Finding, b: Finding): number =>
  byText(a.node, b.node) ||
  byText(a.path, b.path) ||
  byText(a.method, b.method) ||
  byText(a.note, b.note);

const byFidelity = (a: FidelityRow, b: FidelityRow): number =>
  byText(a.node, b.node) || byText(a.what, b.what) || byText(a.source, b.source);

/** The transport is left out: the same story must look the same over memory and over sockets. */
const digestOf = (scenarios: readonly ScenarioEntry[]): string =>
  sha256(
    scenarios
      .map(({ id, dialect, example, digest }) =>
        JSON.stringify([id, dialect, sortedExample(example), digest]),
      )
      .join('\n'),
  );

/** A total order, so that a report does not depend on the order in which cases ended. */
const byEntry = (a: ScenarioEntry, b: ScenarioEntry): number =>
  byCase(a, b) || byText(JSON.stringify(a), JSON.stringify(b));

/** Puts everything in its fixed order and derives every verdict and number from the checks. */
export function settle(parts: Parts): Report {
  const scenarios = parts.scenarios.toSorted(byEntry);
  const seen = verdictsByRow(scenarios);
  const requirements = parts.rows
    .toSorted(byRow)
    .map((row) => requirementEntry(row, seen.get(row.id)));
  const counted = requirements.filter((row) => row.excluded === undefined);
  const of = (level: RequirementEntry['level']): Tally =>
    tally(counted.filter((row) => row.level === level).map((row) => row.verdict));
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: parts.tool,
    seed: parts.seed,
    digest: digestOf(scenarios),
    ...(parts.strict ? { strict: true } : {}),
    ...(parts.shard === undefined ? {} : { shard: parts.shard }),
    summary: {
      scenarios: tally(scenarios.map((scenario) => scenario.verdict)),
      requirements: {
        total: requirements.length,
        must: of('MUST'),
        should: of('SHOULD'),
        excluded: requirements.length - counted.length,
        notSelected: parts.notSelected,
      },
    },
    requirements,
    invariants: parts.invariants.toSorted(byRow).map((invariant) => {
      const verdicts = seen.get(invariant.id) ?? new Map<string, Verdict[]>();
      return {
        ...invariant,
        verdict: worst([...verdicts.values()].flat()),
        provenBy: provenBy(verdicts),
      };
    }),
    scenarios,
    findings: parts.findings.toSorted(byFinding),
    fidelity: parts.fidelity.toSorted(byFidelity),
  };
}
