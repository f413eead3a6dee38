// Which reports a run makes: all of them, or those that were asked for; and where they go.
import { posix } from 'node:path';
import type { CaseResult } from '../judge/case-result.ts';
import { consoleSummary } from '../report/console.ts';
import { type ExitCode, exitCodeOf } from '../report/exit-code.ts';
import { FILE_FORMATS, type FileFormat, reportFiles } from '../report/files.ts';
import type { Report } from '../report/report.ts';
import type { TextFile } from './files.ts';
import type { Io } from './io.ts';

export const REPORTERS = ['console', 'json', 'junit', 'html', 'markdown'] as const;
export type Reporter = (typeof REPORTERS)[number];

/** Where the reports of a run go when nobody says otherwise. */
export const DEFAULT_OUT = 'reports/latest';

/** The folder for the files; `undefined` when there are none, or when the only one goes to standard output. */
export function folderFor(
  reporters: readonly Reporter[],
  out: string | undefined,
): string | undefined {
  const chosen = new Set(reporters);
  if (chosen.size === 1 && (chosen.has('console') || out === undefined)) return undefined;
  return out ?? DEFAULT_OUT;
}

export interface Output {
  /** For standard output. */
  readonly text: string;
  /** For the folder, if there is one. */
  readonly files: readonly TextFile[];
  readonly exitCode: ExitCode;
}

export interface RenderOptions {
  /** None means all. */
  readonly reporters: readonly Reporter[];
  readonly io: Pick<Io, 'color' | 'width'>;
  /** Wall time of the run in ms, if it is known. */
  readonly ms: number | undefined;
  /** The folder for the files, as the user wrote it; without one, no text says that they were written. */
  readonly folder?: string | undefined;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** Says where to look: the page when there is one, else every report that was written. */
function pointers(folder: string, names: readonly string[]): readonly string[] {
  const shown = names.includes('report.html') ? ['report.html'] : names;
  return shown.map((name) => `Report     ${posix.join(folder, name)}`);
}

/** The exit code's line stays the last one. */
function summaryLines(
  report: Report,
  { io, ms }: RenderOptions,
  written: readonly string[],
  where: readonly string[],
): readonly string[] {
  const lines = consoleSummary(report, { ...io, written })
    .trimEnd()
    .split('\n');
  const last = lines.pop() ?? '';
  if (ms !== undefined) lines.push(`Played ${report.scenarios.length} cases in ${seconds(ms)}`);
  return [...lines, ...where, last];
}

export function render(
  report: Report,
  cases: readonly CaseResult[],
  options: RenderOptions,
): Output {
  const { reporters, folder } = options;
  const wanted = (format: FileFormat): boolean =>
    reporters.length === 0 || reporters.includes(format as Reporter);
  // Traces go wherever a whole set of reports goes.
  const formats = FILE_FORMATS.filter((format) =>
    format === 'traces' ? reporters.length === 0 : wanted(format),
  );
  const files = reportFiles(report, cases, formats);
  const exitCode = exitCodeOf(report);
  const written = folder === undefined ? [] : files.map(({ path }) => path);
  const named = written.filter((path) => !path.includes('/'));
  const where = folder === undefined ? [] : pointers(folder, named);
  const toConsole = reporters.length === 0 || reporters.includes('console');
  if (toConsole) {
    const lines = summaryLines(report, options, named, where);
    return { text: `${lines.join('\n')}\n`, files, exitCode };
  }
  if (folder === undefined) return { text: files[0]?.text ?? '', files, exitCode };
  return { text: `${where.join('\n')}\n`, files, exitCode };
}
