// `merge`: joins the reports of shards into one.
import { join } from 'node:path';
import { tracePath } from '../../report/case-name.ts';
import { readReport } from '../../report/json.ts';
import { mergeReports } from '../../report/merge.ts';
import { at, checkFolder, readText, writeFiles } from '../files.ts';
import { UsageError } from '../io.ts';
import { FLAGS } from '../options.ts';
import type { Registry } from '../registry.ts';
import { DEFAULT_OUT, render } from '../reporters.ts';

export function mergeCommand({ program, io, done }: Registry): void {
  program
    .command('merge')
    .description('merge the reports of shards')
    .argument('<dir...>', 'folders that hold a report.json each')
    .addOption(FLAGS.out().default(DEFAULT_OUT))
    .action((folders: readonly string[], { out }: { readonly out: string }) => {
      checkFolder(at(io, out));
      const reports = folders.map((folder) => {
        const path = join(at(io, folder), 'report.json');
        const report = readReport(readText(path));
        if ('refused' in report) throw new UsageError(`${path}: ${report.message}`);
        return report;
      });
      const merged = mergeReports(reports);
      if ('refused' in merged) throw new UsageError(`cannot merge: ${merged.message}`);
      const output = render(merged, [], { reporters: [], io, ms: undefined, folder: out });
      // Merged into the folder of a part, whose traces are the whole's as well.
      writeFiles(at(io, out), output.files, merged.scenarios.map(tracePath));
      io.out(output.text);
      done(output.exitCode);
    });
}
