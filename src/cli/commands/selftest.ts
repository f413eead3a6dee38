// `selftest`: proves that the suite bites. Every broken connector must be caught by the row it violates.
import { DIALECTS } from '../../catalogue/dialect.ts';
import type { CaseResult } from '../../judge/case-result.ts';
import { type BrokenConnector, loadBroken } from '../broken.ts';
import { reportOf } from '../conclude.ts';
import { type Decision, decidesAlike, noting } from '../decisions.ts';
import { at, checkFolder, writeFiles } from '../files.ts';
import { UsageError } from '../io.ts';
import { type Job, playJob } from '../job.ts';
import { isCaught, type KillMatrix, type KillRow, killMatrix, killRow } from '../kill-matrix.ts';
import { didYouMean } from '../nearest.ts';
import { FLAGS } from '../options.ts';
import { startProgress } from '../progress.ts';
import { EXIT, type Registry } from '../registry.ts';
import { render } from '../reporters.ts';
import { select } from '../select.ts';

interface Flags {
  readonly seed: number;
  readonly out: string | undefined;
}

/** A case as the right connector played it, and what it decided. */
interface PlayedRight {
  readonly job: Job;
  readonly result: CaseResult;
  readonly noted: readonly Decision[];
}

const DEFAULT_OUT = 'reports/selftest';

export function selftestCommand({ program, io, done }: Registry): void {
  program
    .command('selftest')
    .argument('[connector...]', 'broken connectors to play; all of them when none is named')
    .description('show that every broken connector is caught: the kill matrix')
    .addOption(FLAGS.seed())
    .addOption(FLAGS.out())
    .action(async (names: readonly string[], { seed, out }: Flags) => {
      const broken = meant(names, await loadBroken());
      const folder = out ?? DEFAULT_OUT;
      checkFolder(at(io, folder));
      const { jobs } = await select(io, {
        names: [],
        areas: [],
        grep: undefined,
        dialects: DIALECTS,
        transport: 'memory',
        seed,
        shard: undefined,
        example: undefined,
        checkDeterminism: false,
        claims: 'full-service',
      });
      const played = await playRight(jobs);
      const right = played.map(({ result }) => result);
      const matrix = killMatrix(await playBroken(played, broken), right);
      const report = reportOf(right, {
        seed,
        selected: false,
        shard: undefined,
        strict: false,
        killedBy: matrix.killedBy,
      });
      const { files, exitCode } = render(report, right, { reporters: [], io, ms: undefined });
      const text = `${JSON.stringify(matrix, null, 2)}\n`;
      writeFiles(at(io, folder), [...files, { path: 'kill-matrix.json', text }]);
      const code = matrix.holds ? exitCode : EXIT.failed;
      const judged = names.length === 0 ? report.requirements : [];
      io.out(`${matrixLines(matrix, judged, folder).join('\n')}\n`);
      io.out(
        code === 0
          ? `Exit 0: every broken connector${names.length === 0 ? '' : ' named'} is caught by the row it violates\n`
          : `Exit ${code}: the suite does not hold\n`,
      );
      done(code);
    });

  async function playRight(jobs: readonly Job[]): Promise<readonly PlayedRight[]> {
    const progress = startProgress(io, jobs.length, 'playing the right connector');
    const played: PlayedRight[] = [];
    try {
      for (const job of jobs) {
        const noted: Decision[] = [];
        const result = await playJob(job, io.strays, noting(noted));
        played.push({ job, result, noted });
        progress.advance(job.plan.scenario);
      }
    } finally {
      progress.stop();
    }
    return played;
  }

  async function playBroken(
    played: readonly PlayedRight[],
    broken: readonly BrokenConnector[],
  ): Promise<readonly KillRow[]> {
    const progress = startProgress(io, broken.length, 'playing broken connectors');
    const rows: KillRow[] = [];
    try {
      for (const connector of broken) {
        const cases = [];
        for (const { job, result, noted } of played) {
          const replaced = connector.decisions?.();
          const alike = replaced !== undefined && decidesAlike(replaced, noted);
          cases.push(alike ? result : await playJob(job, io.strays, connector.integration));
        }
        rows.push(killRow(connector, cases));
        progress.advance(connector.id);
      }
    } finally {
      progress.stop();
    }
    return rows;
  }
}

/** Those of that name, each once; all of them when none is named. */
function meant(
  names: readonly string[],
  known: readonly BrokenConnector[],
): readonly BrokenConnector[] {
  const ids = known.map(({ id }) => id);
  for (const name of names) {
    if (ids.includes(name)) continue;
    throw new UsageError(`there is no broken connector "${name}".${didYouMean(name, ids)}`);
  }
  return names.length === 0 ? known : known.filter(({ id }) => names.includes(id));
}

function matrixLines(
  { rows, killedBy }: KillMatrix,
  requirements: readonly {
    readonly id: string;
    readonly level: string;
    readonly excluded?: string | undefined;
  }[],
  folder: string,
): readonly string[] {
  const lines = rows.flatMap((row) => {
    const { connector, wrong, violates, missed, also, stale, harnessErrors } = row;
    const by = violates.filter((id) => !missed.includes(id)).join(', ') || 'nothing';
    return [
      `${isCaught(row) ? 'caught' : missed.length > 0 ? 'MISSED' : 'UNCLEAR'}  ${connector}: ${wrong}`,
      `        by ${by}${missed.length === 0 ? '' : `; slipped past ${missed.join(', ')}`}`,
      ...also.map(
        ({ requirement, reason }) =>
          `        also red: ${requirement}, ${reason === null ? 'and nobody has said why' : `because ${reason}`}`,
      ),
      ...stale.map((id) => `        not red: ${id}, although it was said to be`),
      ...(harnessErrors === 0 ? [] : [`        harness errors: ${harnessErrors}`]),
    ];
  });
  const without = requirements
    .filter(
      ({ id, level, excluded }) =>
        level === 'MUST' && excluded === undefined && killedBy[id] === undefined,
    )
    .map(({ id }) => id);
  return [
    ...lines,
    `${rows.length} broken connectors, ${Object.keys(killedBy).length} rows caught one`,
    ...(without.length === 0
      ? []
      : [`MUST rows without a broken connector: ${without.join(', ')}`]),
    `Matrix     ${folder}/kill-matrix.json`,
  ];
}
