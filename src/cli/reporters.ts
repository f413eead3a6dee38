// Which reports a run makes: all of them, or those that were asked for.
import type { CaseResult } from '../judge/case-result.ts';
import { consoleSummary } from '../report/console.ts';
import { type ExitCode, exitCodeOf } from '../report/exit-code.ts';
import { FILE_FORMATS, type FileFormat, reportFiles } from '../report/files.ts';
import type { Report } from '../report/report.ts';
import type { TextFile } from './files.ts';
import type { Io } from './io.ts';

export const REPORTERS = ['console', 'json', 'junit', 'html', 'markdown'] as const;
export type Reporter = (typeof REPORTERS)[number];

export interface Output {
  /** For standard output; `{out}` stands for the folder of the files. Empty when not asked for. */
  readonly console: string;
  readonly files: readonly TextFile[];
  readonly exitCode: ExitCode;
}

export interface RenderOptions {
  /** None means all. */
  readonly reporters: readonly Reporter[];
  readonly io: Pick<Io, 'color' | 'width'>;
  /** Wall time of the run in ms, if it is known. */
  readonly ms: number | undefined;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** The exit code's line stays the last one. */
function consoleText(report: Report, { io, ms }: RenderOptions): string {
  const summary = consoleSummary(report, io);
  const lines = summary.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  if (ms !== undefined) lines.push(`Played ${report.scenarios.length} cases in ${seconds(ms)}`);
  lines.push('Report     {out}/report.html');
  return `${[...lines, last].join('\n')}\n`;
}

export function render(
  report: Report,
  cases: readonly CaseResult[],
  options: RenderOptions,
): Output {
  const { reporters } = options;
  const wanted = (format: FileFormat): boolean =>
    reporters.length === 0 || reporters.includes(format as Reporter);
  // Traces go wherever a whole set of reports goes.
  const formats = FILE_FORMATS.filter((format) =>
    format === 'traces' ? reporters.length === 0 : wanted(format),
  );
  const toConsole = reporters.length === 0 || reporters.includes('console');
  return {
    console: toConsole ? consoleText(report, options) : '',
    files: reportFiles(report, cases, formats),
    exitCode: exitCodeOf(report),
  };
}
