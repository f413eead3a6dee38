// junit.xml: well-formed whatever a message holds, and as red as the exit code.
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { assembleReport } from '../../src/report/assemble.ts';
import { junitXml } from '../../src/report/junit.ts';
import { greenCases, sampleCases, sampleInput } from './sample.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML strictly enough to notice a tag that is left open. */
function parse(xml: string): Element {
  const root: Element = { name: '#', attributes: {}, children: [], text: '' };
  const stack = [root];
  const closed: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes, children: [], text: '' };
        stack.at(-1)?.children.push(element);
        stack.push(element);
      },
      ontext(text) {
        const open = stack.at(-1);
        if (open !== undefined) open.text += text;
      },
      onclosetag(name, implied) {
        if (implied && !['property', 'skipped', 'testcase'].includes(name)) closed.push(name);
        stack.pop();
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  expect(closed, 'tags that nobody closed').toEqual([]);
  expect(stack).toHaveLength(1);
  return root;
}

const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);

const caseNamed = (root: Element, name: string): Element => {
  const found = all(root, 'testcase').find((each) => each.attributes['name'] === name);
  if (found === undefined) throw new Error(`no test case ${name}`);
  return found;
};

describe('junit.xml', () => {
  const report = assembleReport(sampleInput());
  const root = parse(junitXml(report));

  it('has a suite per area, and a test case with a name of its own per case', () => {
    expect(all(root, 'testsuite').map((suite) => suite.attributes['name'])).toEqual([
      'connect',
      'migration',
      'profile',
      'reliable',
      'ticket',
      'window',
    ]);
    const names = all(root, 'testcase').map((each) => each.attributes['name']);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('window/reply-after-24h [cloud, elapsed=24h 1s]');
    expect(all(root, 'testcase').every((each) => each.attributes['classname'] !== '')).toBe(true);
  });

  it.each([
    ['window/reply-after-24h [cloud, elapsed=24h 1s]', 'failure', 'fail'],
    ['profile/websites [cloud, websites=3]', 'error', 'harness-error'],
    ['window/reply-waits-in-queue [cloud]', 'error', 'blocked'],
    ['reliable/webhook-twice [cloud]', 'error', 'inconclusive'],
    ['PROFILE-4', 'error', 'inconclusive'],
  ])('%s is a %s of type %s', (name, element, type) => {
    const [outcome] = caseNamed(root, name).children;
    expect(outcome?.name).toBe(element);
    expect(outcome?.attributes['type']).toBe(type);
  });

  it('says what was expected and found, and how to play it again', () => {
    const [failure] = caseNamed(root, 'window/reply-after-24h [cloud, elapsed=24h 1s]').children;
    expect(failure?.attributes['message']).toContain('WINDOW-2: the reply was shown');
    expect(failure?.text).toContain('expected: {"delivered":false,"reason":"window-closed"}');
    expect(failure?.text).toContain('evidence: events 2, 17, 20');
    expect(failure?.text).toContain(`replay: npm start -- run window/reply-after-24h`);
  });

  it('shows a SHOULD row that did not hold without failing, unless strict', () => {
    const [outcome] = caseNamed(root, 'connect/wrong-code [cloud]').children;
    expect(outcome?.name).toBe('system-out');
    const strict = parse(junitXml(report, { strict: true }));
    expect(caseNamed(strict, 'connect/wrong-code [cloud]').children[0]?.name).toBe('failure');
  });

  it('skips only what does not apply or does not count', () => {
    const cases = sampleCases().map((played) => ({
      ...played,
      verdict: 'not-applicable' as const,
      checks: played.checks.map((check) => ({ ...check, verdict: 'not-applicable' as const })),
    }));
    const skipped = parse(junitXml(assembleReport(sampleInput({ cases, selected: true }))));
    expect(all(skipped, 'skipped')).toHaveLength(cases.length);
    expect(all(root, 'skipped')).toHaveLength(0);
  });

  it('has counts that add up', () => {
    for (const suite of [...all(root, 'testsuite'), ...all(root, 'testsuites')]) {
      expect(suite.attributes['tests']).toBe(String(all(suite, 'testcase').length));
      expect(suite.attributes['failures']).toBe(String(all(suite, 'failure').length));
      expect(suite.attributes['errors']).toBe(String(all(suite, 'error').length));
      expect(suite.attributes['skipped']).toBe(String(all(suite, 'skipped').length));
    }
  });

  it('stays well-formed and printable with anything in a message', () => {
    const nasty =
      '<img src=x onerror=alert(1)></script> ]]> & " \' \u0000\u0007\u001b[31m\uFFFF\uD800 \n\t é 日本';
    const [first, ...rest] = sampleCases();
    if (first === undefined) throw new Error('the sample is empty');
    const check = {
      requirement: 'WINDOW-1',
      verdict: 'fail' as const,
      message: nasty,
      expected: nasty,
      actual: { [nasty]: nasty },
      evidence: [],
    };
    const xml = junitXml(
      assembleReport(
        sampleInput({
          cases: [
            { ...first, title: nasty, example: { nasty }, verdict: 'fail', checks: [check] },
            ...rest,
          ],
        }),
      ),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFE\uFFFF]/);
    expect(Buffer.from(xml).toString()).toBe(xml);
    const failure = all(parse(xml), 'failure').find((each) => each.text.includes('onerror'));
    expect(failure?.attributes['message']).toContain(
      '<img src=x onerror=alert(1)></script> ]]> & " \'',
    );
    expect(failure?.attributes['message']).toContain('\\u0000\\u0007\\u001b[31m');
  });

  it('is all green when everything held', () => {
    const green = parse(
      junitXml(assembleReport(sampleInput({ cases: greenCases(), selected: true }))),
    );
    expect(all(green, 'testcase').every((each) => each.children.length === 0)).toBe(true);
  });
});
