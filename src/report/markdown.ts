// summary.md: what a CI job summary shows. Texts from traces are code or escaped, never markup.

import { caseLabel } from './case-name.ts';
import { type ExitCode, exitCodeOf, exitMeaning } from './exit-code.ts';
import { type GateOptions, gateOf } from './gate.ts';
import type { Report, RequirementEntry } from './report.ts';
import { type Trouble, tallyText, troubleOf } from './trouble.ts';
import { clip, plural, prettyValue, printable } from './value-text.ts';

export interface MarkdownOptions extends GateOptions {
  /** GitHub refuses a step's summary above 1 MiB; the rest of the step may have written to it too. */
  readonly bytesMax?: number | undefined;
}

const BYTES_MAX = 900_000;
const VALUE_MAX = 1_500;
const MESSAGE_MAX = 500;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

const line = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

/** Plain text: no emphasis, link, image, mention or tag can come of it. */
const plain = (text: string): string =>
  line(text)
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//');

const longestRun = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

function code(text: string): string {
  const safe = line(text);
  const ticks = '`'.repeat(longestRun(safe) + 1);
  // A bar would end the cell of a table even inside code.
  const inside = safe.replaceAll('|', '\\|');
  return ticks.length === 1 ? `${ticks}${inside}${ticks}` : `${ticks} ${inside} ${ticks}`;
}

function fence(text: string, language: string): string {
  const safe = printable(text);
  const ticks = '`'.repeat(Math.max(3, longestRun(safe) + 1));
  return `${ticks}${language}\n${safe}\n${ticks}`;
}

const MARK: Readonly<Record<ExitCode, string>> = {
  0: '✅',
  1: '❌',
  2: '⚠️',
  3: '💥',
  4: '⚠️',
  5: '⚠️',
  6: '⚠️',
  130: '⚠️',
};

function head(report: Report, options: GateOptions): string {
  const exit = exitCodeOf(report, options);
  const { must, should, excluded, notSelected } = report.summary.requirements;
  const rows = [
    ['Scenarios played', report.summary.scenarios.total, tallyText(report.summary.scenarios)],
    ['MUST rows', must.total, tallyText(must)],
    ['SHOULD rows', should.total, tallyText(should)],
  ] as const;
  const notes = [
    ...(excluded > 0 ? [`${plural(excluded, 'row')} excluded with a reason`] : []),
    ...(notSelected > 0 ? [`${plural(notSelected, 'row')} not selected`] : []),
    ...(report.findings.length > 0
      ? [`${plural(report.findings.length, 'call')} to routes that are not simulated`]
      : []),
  ];
  return [
    `# ${MARK[exit]} ${plain(report.tool.name)}: ${exitMeaning(exit, report)}`,
    '',
    '| | total | |',
    '| --- | ---: | --- |',
    ...rows.map(([name, total, text]) => `| ${name} | ${total} | ${text} |`),
    '',
    ...(notes.length === 0 ? [] : [`${notes.join(' · ')}`, '']),
    `Version ${code(report.tool.version)} · seed ${code(String(report.seed))} · digest ${code(report.digest.slice(0, 16))} · exit code ${exit}`,
    '',
  ].join('\n');
}

function troubleBlock(trouble: Trouble): string {
  const { scenario, verdict, checks } = trouble;
  const lines = [
    `### ${verdict}: ${plain(scenario.title)}`,
    '',
    `${code(scenario.id)} · ${plain(caseLabel(scenario))}${trouble.counts ? '' : ' · SHOULD rows only: not counted'}`,
    '',
  ];
  for (const check of checks) {
    lines.push(
      `- **${plain(check.requirement)}** ${check.verdict}: ${plain(clip(check.message, MESSAGE_MAX))}`,
      '',
      fence(
        [
          `expected: ${clip(prettyValue(check.expected), VALUE_MAX)}`,
          `actual:   ${clip(prettyValue(check.actual), VALUE_MAX)}`,
          `evidence: events ${check.evidence.length === 0 ? 'none' : clip(check.evidence.join(', '), 200)}`,
        ].join('\n'),
        'text',
      ),
      '',
    );
  }
  lines.push(fence(scenario.replay, 'sh'), '');
  return lines.join('\n');
}

const requirementLine = (row: RequirementEntry): string =>
  `| ${plain(row.id)} | ${row.level} | ${row.verdict} | ${plain(row.text)}${row.note === undefined ? '' : ` (${plain(row.note)})`} |`;

function openRows(report: Report): readonly string[] {
  const rows = report.requirements.filter(
    (row) =>
      row.excluded === undefined && row.verdict !== 'pass' && row.verdict !== 'not-applicable',
  );
  return rows.map(requirementLine);
}

/** As many of `blocks` as fit in `room` bytes, then how many did not. */
function fill(blocks: readonly string[], room: number, more: (left: number) => string): string {
  const kept: string[] = [];
  let used = 0;
  for (const [i, block] of blocks.entries()) {
    used += bytes(block) + 1;
    if (used > room) return [...kept, more(blocks.length - i)].join('\n');
    kept.push(block);
  }
  return kept.join('\n');
}

/** Markdown below `bytesMax` bytes: the most severe first, then how many more there are. */
export function summaryMarkdown(report: Report, options: MarkdownOptions = {}): string {
  const bytesMax = options.bytesMax ?? BYTES_MAX;
  const gate = gateOf(report, options);
  const troubles = troubleOf(report, gate);
  const start = head(report, options);
  const sections = [start];
  // Room for the headings and for what says that something was left out.
  let room = bytesMax - bytes(start) - 1_000;
  if (troubles.length > 0) {
    const text = fill(
      troubles.map(troubleBlock),
      Math.floor(room * 0.7),
      (left) => `**… and ${left} more** in report.html.\n`,
    );
    room -= bytes(text);
    sections.push('## What needs a look\n', text);
  }
  const rows = openRows(report);
  if (rows.length > 0) {
    const text = fill(rows, room, (left) => `\n… and ${left} more rows in report.html.`);
    sections.push(
      '## Rows that are not proven\n',
      '| id | level | verdict | |',
      '| --- | --- | --- | --- |',
      text,
      '',
    );
  }
  return sections.join('\n');
}
