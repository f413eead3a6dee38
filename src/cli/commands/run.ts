// `run`: plays scenarios, judges them, writes the reports. What `npm start` does.
import type { Dialect } from '../../catalogue/dialect.ts';
import type { CaseResult, Transport } from '../../judge/case-result.ts';
import { reportOf } from '../conclude.ts';
import { at, checkFolder, writeFiles } from '../files.ts';
import { UsageError } from '../io.ts';
import { didYouMean } from '../nearest.ts';
import { dialectsOf, FLAGS } from '../options.ts';
import { endsRun, playAll, workersFor } from '../pool.ts';
import { startProgress } from '../progress.ts';
import type { Registry } from '../registry.ts';
import { folderFor, REPORTERS, type Reporter, render } from '../reporters.ts';
import { type Selected, type Selection, select } from '../select.ts';
import { startStopwatch } from '../stopwatch.ts';

interface Flags extends Omit<Selection, 'names' | 'dialects' | 'areas'> {
  readonly area: readonly string[];
  readonly dialect: Dialect | 'both';
  readonly transport: Transport;
  readonly workers: number | undefined;
  readonly bail: boolean;
  readonly strict: boolean;
  readonly reporter: readonly Reporter[];
  readonly out: string | undefined;
}

function reporterOf(value: string, before: readonly Reporter[]): readonly Reporter[] {
  if (!REPORTERS.includes(value as Reporter)) {
    const near = didYouMean(value, REPORTERS);
    throw new UsageError(
      `there is no reporter "${value}": choose from ${REPORTERS.join(', ')}.${near}`,
    );
  }
  return [...before, value as Reporter];
}

export function runCommand({ program, io, done }: Registry): void {
  program
    .command('run')
    .description('play scenarios and write a conformance report (the default)')
    .argument('[id-or-path...]', 'scenarios of the suite by id, or files and folders of your own')
    .addOption(FLAGS.area())
    .addOption(FLAGS.grep())
    .addOption(FLAGS.dialect())
    .addOption(FLAGS.transport())
    .addOption(FLAGS.seed())
    .addOption(FLAGS.workers())
    .addOption(FLAGS.claims())
    .addOption(FLAGS.shard())
    .addOption(FLAGS.example())
    .addOption(FLAGS.bail())
    .addOption(FLAGS.strict())
    .addOption(FLAGS.checkDeterminism())
    .option(
      '--reporter <name>',
      `${REPORTERS.join('|')}, repeatable; a single file reporter without --out goes to standard output`,
      reporterOf,
      [],
    )
    .addOption(FLAGS.out())
    .action(async (names: readonly string[], flags: Flags) => {
      const selection: Selection = {
        ...flags,
        names,
        areas: flags.area,
        dialects: dialectsOf(flags.dialect),
      };
      const selected = await select(io, selection);
      const folder = folderFor(flags.reporter, flags.out);
      if (folder !== undefined) checkFolder(at(io, folder));
      const elapsed = startStopwatch();
      const cases = await playWithProgress(selected, flags);
      const report = reportOf(cases, {
        seed: flags.seed,
        selected: selected.partial || cases.length < selected.jobs.length,
        shard: flags.shard,
        strict: flags.strict,
      });
      const { reporter: reporters } = flags;
      const output = render(report, cases, { reporters, io, ms: elapsed(), folder });
      if (folder !== undefined) writeFiles(at(io, folder), output.files);
      io.out(output.text);
      done(output.exitCode);
    });

  async function playWithProgress(
    { jobs }: Selected,
    flags: Pick<Flags, 'workers' | 'bail'>,
  ): Promise<readonly CaseResult[]> {
    const progress = startProgress(io, jobs.length, `playing ${jobs.length} cases`);
    try {
      return await playAll({ name: 'play' }, jobs, {
        workers: flags.workers ?? workersFor(jobs, io.processors),
        stopAfter: ({ verdict }) => flags.bail && endsRun(verdict),
        onResult: ({ id }) => progress.advance(id),
        strays: io.strays,
      });
    } finally {
      progress.stop();
    }
  }
}
