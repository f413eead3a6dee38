// `merge`: joins the reports of shards into one.
import { join } from 'node:path';
import { exitCodeOf } from '../../report/exit-code.ts';
import { readReport } from '../../report/json.ts';
import { mergeReports } from '../../report/merge.ts';
import { at, readText, writeFiles } from '../files.ts';
import { UsageError } from '../io.ts';
import { FLAGS } from '../options.ts';
import type { Registry } from '../registry.ts';
import { render } from '../reporters.ts';

export function mergeCommand({ program, io, done }: Registry): void {
  program
    .command('merge')
    .description('merge the reports of shards')
    .argument('<dir...>', 'folders that hold a report.json each')
    .addOption(FLAGS.out().default('reports/latest'))
    .action((folders: readonly string[], { out }: { readonly out: string }) => {
      const reports = folders.map((folder) => {
        const path = join(at(io, folder), 'report.json');
        const report = readReport(readText(path));
        if ('refused' in report) throw new UsageError(`${path}: ${report.message}`);
        return report;
      });
      const merged = mergeReports(reports);
      if ('refused' in merged) throw new UsageError(`cannot merge: ${merged.message}`);
      const output = render(merged, [], { reporters: [], io, ms: undefined });
      writeFiles(at(io, out), output.files);
      io.out(output.console.replace('{out}', out));
      done(exitCodeOf(merged));
    });
}
