// The end of a run on a terminal or in a CI log: what failed, then the numbers, then the exit code.
import type { Verdict } from '../judge/verdict.ts';
import { caseLabel } from './case-name.ts';
import { exitCodeOf, exitMeaning } from './exit-code.ts';
import { type GateOptions, gateOf } from './gate.ts';
import type { Report, ReportCheck } from './report.ts';
import { type Trouble, tallyText, troubleOf } from './trouble.ts';
import { clip, printable, valueText } from './value-text.ts';

export interface ConsoleOptions extends GateOptions {
  readonly color: boolean;
  /** Columns of the terminal; long texts are wrapped. */
  readonly width: number;
  /** Names of the report files that are written as well: only they are pointed at. */
  readonly written?: readonly string[] | undefined;
  /** How many cases to print before "n more". */
  readonly most?: number | undefined;
}

const MOST = 10;
const WIDTH_MIN = 40;
const VALUE_MAX = 600;
/** Room for a stack; a longer message stands in full in the files. */
const MESSAGE_MAX = 2_000;
/** Where everything is told, the easiest to read first. */
const IN_FULL: readonly string[] = ['summary.md', 'report.html', 'report.json'];

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const;
type Style = keyof typeof STYLES;
type Paint = (style: Style, text: string) => string;

const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;

const STYLE_OF: { readonly [V in Verdict]: Style } = {
  'harness-error': 'magenta',
  fail: 'red',
  blocked: 'yellow',
  inconclusive: 'yellow',
  pass: 'green',
  'not-applicable': 'dim',
};

/** Lines of at most `width` characters; a word that is longer stays whole, so that it can be copied. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of printable(text).split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** A labelled text whose further lines stand under its first. */
function labelled(label: string, text: string, width: number): readonly string[] {
  const indent = ' '.repeat(label.length);
  return wrap(text, Math.max(20, width - label.length)).map(
    (line, i) => (i === 0 ? label : indent) + line,
  );
}

function checkLines(check: ReportCheck, paint: Paint, width: number): readonly string[] {
  const value = (label: string, text: string): readonly string[] =>
    labelled(`      ${label} `, clip(text, VALUE_MAX), width).map((line) => paint('dim', line));
  const [first = '', ...rest] = labelled(
    '    ',
    `${check.requirement} ${check.verdict}: ${clip(check.message, MESSAGE_MAX)}`,
    width,
  );
  return [
    paint(STYLE_OF[check.verdict], first),
    ...rest,
    ...value('expected', valueText(check.expected)),
    ...value('actual  ', valueText(check.actual)),
    ...value(
      'evidence',
      check.evidence.length === 0 ? 'none' : `events ${check.evidence.join(', ')}`,
    ),
  ];
}

function troubleLines(trouble: Trouble, paint: Paint, width: number): readonly string[] {
  const { scenario, verdict } = trouble;
  const optional = trouble.counts ? '' : ' (SHOULD only, not counted)';
  return [
    paint(STYLE_OF[verdict], `${verdict.toUpperCase()}${optional} ${printable(scenario.id)}`),
    ...labelled(
      '  ',
      `${clip(scenario.title, VALUE_MAX)} [${clip(caseLabel(scenario), VALUE_MAX)}]`,
      width,
    ),
    ...trouble.checks.flatMap((check) => checkLines(check, paint, width)),
    // Never wrapped: it is there to be copied.
    `    ${paint('cyan', `replay: ${printable(scenario.replay)}`)}`,
    '',
  ];
}

function numbers(
  report: Report,
  paint: Paint,
  width: number,
  written: readonly string[],
): readonly string[] {
  const { scenarios, requirements } = report.summary;
  const line = (name: string, count: number | string, text: string): readonly string[] =>
    labelled(`${name.padEnd(10)} ${String(count).padStart(4)}  `, text, width);
  const rest = [
    ...(requirements.excluded > 0 ? [`${requirements.excluded} excluded`] : []),
    ...(requirements.notSelected > 0 ? [`${requirements.notSelected} not selected`] : []),
  ];
  const findings = report.findings.length;
  const page = ['report.html', 'report.json'].find((name) => written.includes(name));
  return [
    ...line('Cases', scenarios.total, tallyText(scenarios)),
    ...line('MUST rows', requirements.must.total, tallyText(requirements.must)),
    ...line('SHOULD', requirements.should.total, tallyText(requirements.should)),
    ...(rest.length > 0 ? line('Others', '', rest.join(', ')) : []),
    ...(findings > 0
      ? line(
          'Findings',
          findings,
          `calls to routes that are not simulated${page === undefined ? '' : `; see ${page}`}`,
        ).map((text) => paint('yellow', text))
      : []),
    paint('dim', `Seed ${report.seed}, digest ${report.digest.slice(0, 16)}`),
  ];
}

/** Failures first, the numbers, and in the last line the exit code with its meaning. */
export function consoleSummary(report: Report, options: ConsoleOptions): string {
  const paint = painter(options.color);
  const width = Math.max(WIDTH_MIN, options.width);
  const most = options.most ?? MOST;
  const written = options.written ?? [];
  const places = IN_FULL.filter((name) => written.includes(name)).slice(0, 2);
  const gate = gateOf(report, options);
  const troubles = troubleOf(report, gate);
  const exit = exitCodeOf(report, options);
  const more = troubles.length - most;
  const missing = gate.missing.map((row) => row.id).join(', ');
  const lines = [
    ...troubles.slice(0, most).flatMap((trouble) => troubleLines(trouble, paint, width)),
    ...(more > 0
      ? [
          paint(
            'bold',
            `… and ${more} more${places.length > 0 ? ` in ${places.join(' and ')}` : ''}`,
          ),
          '',
        ]
      : []),
    ...(missing === ''
      ? []
      : [...labelled('Not exercised: ', clip(missing, VALUE_MAX), width), '']),
    ...numbers(report, paint, width, written),
    paint(
      exit === 0 ? 'green' : exit === 4 ? 'yellow' : 'red',
      `Exit ${exit}: ${exitMeaning(exit, report)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
