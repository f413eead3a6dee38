// `selftest`: proves that the suite bites. Every broken connector must be caught by the row it violates.
import { DIALECTS } from '../../catalogue/dialect.ts';
import type { BrokenConnector } from '../broken.ts';
import { loadBroken } from '../broken.ts';
import { reportOf } from '../conclude.ts';
import { at, writeFiles } from '../files.ts';
import type { Job } from '../job.ts';
import { type KillMatrix, type KillRow, killMatrix, killRow } from '../kill-matrix.ts';
import { FLAGS } from '../options.ts';
import { playAll } from '../pool.ts';
import { startProgress } from '../progress.ts';
import { EXIT, type Registry } from '../registry.ts';
import { render } from '../reporters.ts';
import { runCase } from '../run-case.ts';
import { select } from '../select.ts';

interface Flags {
  readonly seed: number;
  readonly out: string | undefined;
}

const DEFAULT_OUT = 'reports/selftest';

export function selftestCommand({ program, io, done }: Registry): void {
  program
    .command('selftest')
    .description('show that every broken connector is caught: the kill matrix')
    .addOption(FLAGS.seed())
    .addOption(FLAGS.out())
    .action(async ({ seed, out }: Flags) => {
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
      });
      const right = await playAll(jobs, { workers: 1, stopAfter: () => false, onResult: () => {} });
      const matrix = killMatrix(await playBroken(jobs, await loadBroken()), right);
      const report = reportOf(right, {
        seed,
        selected: false,
        shard: undefined,
        strict: false,
        killedBy: matrix.killedBy,
      });
      const folder = out ?? DEFAULT_OUT;
      const { files, exitCode } = render(report, right, { reporters: [], io, ms: undefined });
      const text = `${JSON.stringify(matrix, null, 2)}\n`;
      writeFiles(at(io, folder), [...files, { path: 'kill-matrix.json', text }]);
      const code = matrix.holds ? exitCode : EXIT.failed;
      io.out(`${matrixLines(matrix, report.requirements, folder).join('\n')}\n`);
      io.out(
        code === 0
          ? 'Exit 0: every broken connector is caught by the row it violates\n'
          : `Exit ${code}: the suite does not hold\n`,
      );
      done(code);
    });

  async function playBroken(
    jobs: readonly Job[],
    broken: readonly BrokenConnector[],
  ): Promise<readonly KillRow[]> {
    const progress = startProgress(io, broken.length, 'playing broken connectors');
    const rows: KillRow[] = [];
    try {
      for (const connector of broken) {
        const cases = [];
        for (const job of jobs) {
          cases.push(await runCase(job.plan, { ...job, integration: connector.integration }));
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

function matrixLines(
  { rows, killedBy }: KillMatrix,
  requirements: readonly { readonly id: string; readonly level: string }[],
  folder: string,
): readonly string[] {
  const lines = rows.flatMap(({ connector, wrong, violates, missed, also }) => [
    `${missed.length === 0 ? 'caught' : 'MISSED'}  ${connector}: ${wrong}`,
    `        by ${violates.filter((row) => !missed.includes(row)).join(', ') || 'nothing'}` +
      (missed.length === 0 ? '' : `; slipped past ${missed.join(', ')}`),
    ...also.map(
      ({ requirement, reason }) =>
        `        also red: ${requirement}${reason === null ? '' : `, because ${reason}`}`,
    ),
  ]);
  const without = requirements
    .filter(({ id, level }) => level === 'MUST' && killedBy[id] === undefined)
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
