// Examples, matrix and dialects: which cases a scenario has, and what each puts in place of a placeholder.
import { describe, expect, it } from 'vitest';
import { casesOf, provesOf } from '../../src/scenario/cases.ts';
import { CASES_MAX } from '../../src/scenario/check.ts';
import { planScenario } from '../../src/scenario/plan.ts';
import { errorsOf, read } from './read.ts';

const STORY = `title: A reply after <gap> by <method> is <delivered>
examples:
  - { gap: 24h, delivered: true, length: 139 }
  - { gap: 24h 1s, delivered: false, length: 140 }
matrix:
  method: [sms, voice]
world: { account: connected, customers: { ana: { name: "<method>" } } }
steps:
  - ana sends: "after <gap>, <<b>>bold<</b>> or <<b>>"
  - wait: <gap>
  - admin requests code: <method>
  - admin edits profile: { short description: { length: <length> } }
  - expect reply: { delivered: <delivered>, proves: [WINDOW-7, WINDOW-10] }
  - expect number: { platform: <dialect>, proves: [WINDOW-1, WINDOW-7] }
`.replace('WINDOW-10', 'WINDOW-2');

describe('cases', () => {
  it('are every example, with every combination, in every dialect', async () => {
    const cases = casesOf(await read(STORY));
    expect(
      cases.map(({ dialect, example }) => [example?.['gap'], example?.['method'], dialect]),
    ).toEqual([
      ['24h', 'sms', 'on-premises'],
      ['24h', 'sms', 'cloud'],
      ['24h', 'voice', 'on-premises'],
      ['24h', 'voice', 'cloud'],
      ['24h 1s', 'sms', 'on-premises'],
      ['24h 1s', 'sms', 'cloud'],
      ['24h 1s', 'voice', 'on-premises'],
      ['24h 1s', 'voice', 'cloud'],
    ]);
  });

  it('are only in the dialects that are asked for and spoken', async () => {
    const scenario = await read(STORY);
    expect(casesOf(scenario, ['cloud'])).toHaveLength(4);
    expect(casesOf(await read(`dialects: [cloud]\n${STORY}`))).toHaveLength(4);
    expect(casesOf(await read(`dialects: [cloud]\n${STORY}`), ['on-premises'])).toEqual([]);
    expect(casesOf(scenario, ['cloud', 'on-premises'])).toEqual(casesOf(scenario));
  });

  it('of a scenario without tables', async () => {
    const plain = await read(
      'title: Plain\nworld: {}\nsteps:\n  - expect all tickets: { tickets: 0, proves: TICKET-1 }\n',
    );
    expect(casesOf(plain, ['cloud'])).toEqual([{ dialect: 'cloud', example: null }]);
  });

  it('fill every placeholder, whole ones with their type', async () => {
    const scenario = await read(STORY);
    const [, , , fourth] = casesOf(scenario);
    if (fourth === undefined) throw new Error('there are fewer cases than four');
    const plan = planScenario(scenario, { ...fourth, seed: 7 });
    expect(plan.title).toBe('A reply after 24h by voice is true');
    expect(plan.example).toEqual({ gap: '24h', delivered: true, length: 139, method: 'voice' });
    expect(plan.world.customers['ana']?.name).toBe('voice');
    expect(
      plan.steps.map(({ text: _text, line: _line, proves: _proves, ...rest }) => rest),
    ).toEqual([
      { verb: 'sends', customer: 'ana', message: 'after 24h, <b>bold</b> or <b>', to: 'main' },
      { verb: 'wait', ms: 86_400_000 },
      { verb: 'requestsCode', method: 'voice' },
      { verb: 'editsProfile', account: 'main', changes: { shortDescription: 'x'.repeat(139) } },
      { verb: 'expectReply', of: null, account: null, expected: { delivered: true } },
      { verb: 'expectNumber', account: 'main', expected: { platform: 'cloud' } },
    ]);
  });

  it('prove what the expectations name', async () => {
    expect(provesOf(await read(STORY))).toEqual(['WINDOW-1', 'WINDOW-2', 'WINDOW-7']);
  });

  it('cannot be planned without their values', async () => {
    const scenario = await read(STORY);
    const options = { dialect: 'cloud', seed: 1, example: { gap: '1h' } } as const;
    expect(() => planScenario(scenario, options)).toThrow('no value for <method>');
  });
});

describe('wrong tables', () => {
  const table = (head: string, step = 'wait: 1s'): string =>
    `title: A story\n${head}\nworld: { account: ready, customers: { ana: {} } }\nsteps:\n  - ${step}\n  - expect all tickets: { tickets: 0, proves: TICKET-1 }\n`;
  const firsts = async (text: string): Promise<readonly string[]> =>
    (await errorsOf(text)).map((error) => error.split('\n')[0] ?? '');

  it('an unknown placeholder', async () => {
    const all = (await errorsOf(table('examples: [{ gap: 1s }]', 'wait: <gpa>'))).join('\n');
    expect(all).toContain('stories/story.yaml:5:11: there is no placeholder <gpa>');
    expect(all).toContain('did you mean "<gap>"?');
    expect(all).toContain('stories/story.yaml:2:14: <gap> is never used');
  });

  it('a tag in a text', async () => {
    const [error = ''] = await errorsOf(table('about: why', 'agent replies: "<b>Hi</b>"'));
    expect(error).toContain('there is no placeholder <b>');
    expect(error).toContain('write <<b>> for the text itself');
  });

  it('an unused column of the matrix', async () => {
    expect(await firsts(table('matrix: { method: [sms] }'))).toEqual([
      'stories/story.yaml:2:11: <method> is never used',
    ]);
  });

  it('rows that differ, and rows that are alike', async () => {
    expect(
      await firsts(
        table('examples: [{ gap: 1s }, { gap: 2s, more: 1 }, { gap: 1s }]', 'wait: <gap>'),
      ),
    ).toEqual([
      'stories/story.yaml:2:25: this row has other columns than the first: more',
      'stories/story.yaml:2:47: this row stands twice',
    ]);
  });

  it('a name in both tables, and a name that is taken', async () => {
    expect(
      (await firsts(table('examples: [{ gap: 1s }]\nmatrix: { gap: [2s] }', 'wait: <gap>'))).join(),
    ).toContain('"gap" stands in the examples as well');
    expect((await firsts(table('matrix: { dialect: [cloud] }'))).join()).toContain(
      '<dialect> is set for every case',
    );
  });

  it('a value that fits no step names its row', async () => {
    expect(await firsts(table('examples: [{ gap: 1s }, { gap: soon }]', 'wait: <gap>'))).toEqual([
      'stories/story.yaml:5:11: "soon" is not a duration (with {"gap":"soon"})',
    ]);
  });

  it('a value that is no scalar', async () => {
    expect((await firsts(table('examples: [{ gap: [1s] }]', 'wait: <gap>')))[0]).toContain(
      'expected a text or a number or true or false, but here is a list',
    );
  });

  it('a placeholder in proves', async () => {
    const text = table('matrix: { id: [TICKET-1] }', 'wait: 1s').replace('TICKET-1 }', '<id> }');
    expect((await firsts(text)).join('\n')).toContain('there is no requirement "<id>"');
  });

  it('more cases than anybody would read, before any of them is built', async () => {
    const names = [...'abcdefgh'];
    const values = `[${Array.from({ length: 10 }, (_, i) => i).join(', ')}]`;
    const matrix = names.map((name) => `  ${name}: ${values}`).join('\n');
    const text = table(
      `matrix:\n${matrix}`,
      `agent replies: "${names.map((n) => `<${n}>`).join()}"`,
    );
    expect(await errorsOf(text)).toEqual([
      [
        'stories/story.yaml:2:1: these are 200000000 cases: every row in every combination and dialect',
        '  matrix:',
        '  ^^^^^^',
        '  at most 1000: leave out some values',
      ].join('\n'),
    ]);
  });

  it('as many cases as there may be', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => `{ n: ${i} }`).join(', ');
    const text = (count: number) => table(`examples: [${rows(count)}]`, 'ana sends: "no. <n>"');
    expect((await read(text(CASES_MAX / 2))).document.examples).toHaveLength(CASES_MAX / 2);
    expect(await firsts(text(CASES_MAX / 2 + 1))).toEqual([
      'stories/story.yaml:2:1: these are 1002 cases: every row in every combination and dialect',
    ]);
  });
});
