// `selftest`: proves that the suite bites. Every broken connector must be caught by the row it violates.
import { DIALECTS } from '../../catalogue/dialect.ts';
import { type BrokenConnector, loadBroken } from '../broken.ts';
import { reportOf } from '../conclude.ts';
import { at, checkFolder, writeFiles } from '../files.ts';
import { UsageError } from '../io.ts';
import type { Job } from '../job.ts';
import { isCaught, type KillMatrix, killMatrix, killRow } from '../kill-matrix.ts';
import { didYouMean } from '../nearest.ts';
import { FLAGS } from '../options.ts';
import { playAll, workersFor } from '../pool.ts';
import { startProgress } from '../progress.ts';
import { EXIT, type Registry } from '../registry.ts';
import { render } from '../reporters.ts';
import { select } from '../select.ts';
import type { Trial } from '../trial.ts';

interface Flags {
  readonly seed: number;
  readonly workers: number | undefined;
  readonly out: string | undefined;
}

const DEFAULT_OUT = 'reports/selftest';

export function selftestCommand({ program, io, done }: Registry): void {
  program
    .command('selftest')
    .argument('[connector...]', 'broken connectors to play; all of them when none is named')
    .description('show that every broken connector is caught: the kill matrix')
    .addOption(FLAGS.seed())
    .addOption(FLAGS.workers())
    .addOption(FLAGS.out())
    .action(async (names: readonly string[], { seed, workers, out }: Flags) => {
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
      const trials = await tryAll(jobs, broken, workers ?? workersFor(jobs, io.processors));
      const right = trials.map((trial) => trial.right);
      const rows = broken.map((connector) =>
        killRow(
          connector,
          trials.map((trial) => trial.broken[connector.id] ?? trial.right),
        ),
      );
      const matrix = killMatrix(rows, right);
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

  async function tryAll(
    jobs: readonly Job[],
    broken: readonly BrokenConnector[],
    workers: number,
  ): Promise<readonly Trial[]> {
    const what = `playing ${jobs.length} cases, right and broken`;
    const progress = startProgress(io, jobs.length, what);
    try {
      return await playAll({ name: 'try', connectors: broken.map(({ id }) => id) }, jobs, {
        workers,
        onResult: ({ right }) => progress.advance(right.id),
        strays: io.strays,
      });
    } finally {
      progress.stop();
    }
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
