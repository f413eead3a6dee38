// SECURE-5's half of the report: what people write in the suite's own stories stands in the reports as text.
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { reportOf } from '../../src/cli/conclude.ts';
import { runCase } from '../../src/cli/run-case.ts';
import { reportHtml } from '../../src/report/html/page.ts';
import { summaryMarkdown } from '../../src/report/markdown.ts';
import injects from '../broken/injects.ts';
import { allPlans } from '../run/stories.ts';

const stories = (await allPlans()).filter(({ scenario }) => scenario.startsWith('secure/markup'));
const options = { transport: 'memory', replay: 'again' } as const;
/** With failures, so that messages stand in verdicts as well. */
const cases = [
  ...(await Promise.all(stories.map((plan) => runCase(plan, options)))),
  ...(await Promise.all(
    stories.map(async (plan) => {
      const result = await runCase(plan, { ...options, integration: injects.integration });
      return { ...result, id: `${result.id}-injected` };
    }),
  )),
];
const report = reportOf(cases, { seed: 1, selected: true, shard: undefined, strict: false });

/** What the stories write, and no page of ours has. */
const WRITTEN = ['b', 'i', 'u', 'img'];

test('the stories write markup, and some of it is looked at as a failure', () => {
  const traces = cases.map(({ lines }) => lines).join('');
  for (const name of WRITTEN) expect(traces).toContain(`<${name}`);
  expect(traces).toContain('<script>alert');
  expect(cases.some(({ verdict }) => verdict === 'fail')).toBe(true);
});

test('report.html has no element, handler or script out of a message', () => {
  const elements: string[] = [];
  const attributes: string[] = [];
  const scripts: string[] = [];
  let script = false;
  const parser = new Parser({
    onopentag(name, given) {
      elements.push(name);
      attributes.push(...Object.keys(given));
      script = name === 'script' && given['type'] !== 'application/json';
    },
    ontext(text) {
      if (script) scripts.push(text);
    },
    onclosetag() {
      script = false;
    },
  });
  const page = reportHtml(report, cases);
  parser.end(page);
  expect(elements.filter((name) => WRITTEN.includes(name))).toEqual([]);
  expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
  expect(scripts.join('')).not.toContain('alert(');
  // It was there to be shown.
  expect(page).toContain('onerror');
});

test('summary.md quotes what it shows of a message', () => {
  const text = summaryMarkdown(report);
  expect(text).toContain('Urgente');
  expect(text.replace(/^(`{3,})[a-z]*\n[\s\S]*?\n\1$/gm, '').replace(/`[^`\n]*`/g, '')).not.toMatch(
    /<(?:b|i|u|img|script|h1)\b/,
  );
});
