// junit.xml: a suite per area and a test case per played case, so that any CI shows what broke.
import type { Verdict } from '../judge/verdict.ts';
import { areaOf, byText, caseName } from './case-name.ts';
import { type Gate, type GateOptions, gateOf } from './gate.ts';
import type { Report, ReportCheck, RequirementEntry, ScenarioEntry } from './report.ts';
import { clip, prettyValue, printable } from './value-text.ts';

/** GitLab takes 30 MB a file; whole values stand in report.json. */
const VALUE_MAX = 4_000;
const MESSAGE_MAX = 500;

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way at all to write most control characters, so they are shown instead. */
const xml = (text: string): string => printable(text).replace(/[&<>"']/g, (c) => ENTITY[c] ?? c);

/** A line break inside an attribute must be written out, or readers turn it into a space. */
const attribute = (text: string): string =>
  xml(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

type Element = 'failure' | 'error' | 'skipped' | 'none';
/** Only what held is green: blocked and inconclusive are errors, never skips. */
const ELEMENT_OF: { readonly [V in Verdict]: Element } = {
  'harness-error': 'error',
  fail: 'failure',
  blocked: 'error',
  inconclusive: 'error',
  pass: 'none',
  'not-applicable': 'skipped',
};

interface Judged {
  readonly scenario: ScenarioEntry;
  readonly verdict: Verdict;
  readonly element: Element;
}

const describe = (check: ReportCheck): string =>
  [
    `${check.requirement} ${check.verdict}: ${check.message}`,
    `  expected: ${clip(prettyValue(check.expected), VALUE_MAX)}`,
    `  actual:   ${clip(prettyValue(check.actual), VALUE_MAX)}`,
    `  evidence: ${check.evidence.length === 0 ? 'none' : `events ${check.evidence.join(', ')}`}`,
  ].join('\n');

const open = (check: ReportCheck): boolean =>
  check.verdict !== 'pass' && check.verdict !== 'not-applicable';

function outcome({ scenario, verdict, element }: Judged, gate: Gate): readonly string[] {
  const weighing = scenario.checks.filter((check) => open(check) && gate.counts(check));
  const optional = scenario.checks.filter((check) => open(check) && !gate.counts(check));
  const lead = weighing.find((check) => check.verdict === verdict) ?? weighing[0];
  const lines: string[] = [];
  if (element === 'skipped') {
    const why =
      optional.length > 0 ? 'only SHOULD rows, which count with --strict' : 'not applicable';
    lines.push(`      <skipped message="${attribute(why)}"/>`);
  } else if (element !== 'none') {
    const message =
      lead === undefined
        ? `${verdict}: no check explains it`
        : `${lead.requirement}: ${lead.message}`;
    const body = [...weighing.map(describe), `replay: ${scenario.replay}`].join('\n\n');
    lines.push(
      `      <${element} type="${verdict}" message="${attribute(clip(message, MESSAGE_MAX))}">${xml(body)}</${element}>`,
    );
  }
  if (optional.length > 0) {
    const text = ['SHOULD rows that did not hold:', ...optional.map(describe)].join('\n\n');
    lines.push(`      <system-out>${xml(text)}</system-out>`);
  }
  return lines;
}

function testcase(area: string, name: string, ms: number, inside: readonly string[]): string {
  const start = [
    `    <testcase classname="${attribute(`channelproof.${area}`)}"`,
    `name="${attribute(name)}"`,
    `time="${seconds(ms)}"`,
  ].join(' ');
  return inside.length === 0
    ? `${start}/>`
    : [`${start}>`, ...inside, '    </testcase>'].join('\n');
}

/** One line of a suite: a played case, or a required row that no case was about. */
interface Line {
  readonly area: string;
  readonly element: Element;
  readonly ms: number;
  readonly text: string;
}

function caseLine(judged: Judged, gate: Gate): Line {
  const { scenario, element } = judged;
  const area = areaOf(scenario.id);
  const ms = scenario.durationMs;
  return {
    area,
    element,
    ms,
    text: testcase(area, caseName(scenario), ms, outcome(judged, gate)),
  };
}

function missingLine({ id, area, text, note }: RequirementEntry): Line {
  const message = attribute(`${id}: ${note ?? 'not exercised'}`);
  const error = `      <error type="inconclusive" message="${message}">${xml(text)}</error>`;
  const suite = area.toLowerCase();
  return { area: suite, element: 'error', ms: 0, text: testcase(suite, id, 0, [error]) };
}

function counts(lines: readonly Line[]): string {
  const of = (element: Element): number => lines.filter((line) => line.element === element).length;
  const time = lines.reduce((sum, line) => sum + line.ms, 0);
  return `tests="${lines.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}" time="${seconds(time)}"`;
}

/**
 * Agrees with the exit code: a SHOULD row that did not hold is no failure unless strict, and a
 * required row that nobody exercised is an error.
 */
export function junitXml(report: Report, options: GateOptions = {}): string {
  const gate = gateOf(report, options);
  const lines = [
    ...report.scenarios.map((scenario) => {
      const verdict = gate.caseVerdict(scenario);
      return caseLine({ scenario, verdict, element: ELEMENT_OF[verdict] }, gate);
    }),
    ...gate.missing.map(missingLine),
  ];
  const areas = [...new Set(lines.map((line) => line.area))].sort(byText);
  const suites = areas.map((area) => {
    const inside = lines.filter((line) => line.area === area);
    return [
      `  <testsuite name="${attribute(area)}" ${counts(inside)}>`,
      '    <properties>',
      `      <property name="seed" value="${report.seed}"/>`,
      `      <property name="digest" value="${report.digest}"/>`,
      '    </properties>',
      ...inside.map((line) => line.text),
      '  </testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(`${report.tool.name} ${report.tool.version}`)}" ${counts(lines)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}
