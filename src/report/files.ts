// The files of a report, as values: names and texts. Writing them is the command line's business.
import type { CaseResult } from '../judge/case-result.ts';
import { byCase, tracePath } from './case-name.ts';
import { reportHtml } from './html/page.ts';
import { reportJson } from './json.ts';
import { junitXml } from './junit.ts';
import { summaryMarkdown } from './markdown.ts';
import type { Report } from './report.ts';

export const FILE_FORMATS = ['json', 'junit', 'html', 'markdown', 'traces'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface ReportFile {
  /** Relative, with `/`, made of letters, digits, `-`, `_`, `.` only. */
  readonly path: string;
  readonly text: string;
}

const MAKE: {
  readonly [F in FileFormat]: (report: Report, cases: readonly CaseResult[]) => ReportFile[];
} = {
  json: (report) => [{ path: 'report.json', text: reportJson(report) }],
  junit: (report) => [{ path: 'junit.xml', text: junitXml(report) }],
  html: (report, cases) => [{ path: 'report.html', text: reportHtml(report, cases) }],
  markdown: (report) => [{ path: 'summary.md', text: summaryMarkdown(report) }],
  traces: (_report, cases) =>
    cases.toSorted(byCase).map((played) => ({ path: tracePath(played), text: played.lines })),
};

/** `cases` bring the traces; a merged report has none of its own and may be given an empty list. */
export const reportFiles = (
  report: Report,
  cases: readonly CaseResult[],
  formats: readonly FileFormat[] = FILE_FORMATS,
): readonly ReportFile[] =>
  FILE_FORMATS.filter((format) => formats.includes(format)).flatMap((format) =>
    MAKE[format](report, cases),
  );
