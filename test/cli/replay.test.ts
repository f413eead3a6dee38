// `replay`: the same bytes or not, and a plan that cannot be one is told in one message.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suite } from '../../src/cli/suite.ts';
import { play } from '../../src/run/play.ts';
import { casesOf } from '../../src/scenario/cases.ts';
import { type Plan, planScenario } from '../../src/scenario/plan.ts';
import { readPlan } from '../../src/scenario/read-plan.ts';
import { cli } from './fake-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'channelproof-'));
let plans: readonly Plan[] = [];
let lines = '';

beforeAll(async () => {
  plans = (await suite()).flatMap((scenario) =>
    casesOf(scenario).map((each) => planScenario(scenario, { ...each, seed: 1 })),
  );
  const plan = plans.find(({ scenario }) => scenario === 'window/boundary') as Plan;
  lines = (await play(plan)).lines;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const replay = (text: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'saved.jsonl'), text);
  return cli(['replay', 'saved.jsonl'], folder);
};

describe('the bytes of a saved trace', () => {
  it('are the same when nobody has touched them', async () => {
    const said = await replay(lines);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/saved {2}(\w+)\nagain {2}\1\nthe same to the byte\n$/);
  });

  it.each([
    ['line ends of another system', (text: string) => text.replaceAll('\n', '\r\n'), 1],
    ['a blank line', (text: string) => text.replace('\n', '\n\n'), 2],
    ['a space', (text: string) => text.replace('{"seq":1,', '{"seq": 1,'), 2],
    ['no last line end', (text: string) => text.slice(0, -1), 'last'],
    ['a blank line at the end', (text: string) => `${text}\n`, 'behind the last'],
  ])('are not the same with %s', async (_what, change, line) => {
    const said = await replay(change(lines));
    expect(said.code).toBe(1);
    expect(said.out).not.toContain('the same to the byte');
    const last = lines.split('\n').length - 1;
    const number = line === 'last' ? last : line === 'behind the last' ? last + 1 : line;
    expect(said.out).toContain(`the events are the same, but line ${number} is not written`);
  });

  it('are not the same when the trace ends early', async () => {
    const said = await replay(`${lines.split('\n').slice(0, 20).join('\n')}\n`);
    expect(said.code).toBe(1);
    expect(said.out).toContain('the runs part at event 20: the end against ');
  });

  it('are told by the number of the line in the file', async () => {
    const said = await replay(`${lines.split('\n')[0]}\n\n\nnot json\n`);
    expect(said).toMatchObject({ code: 2, err: 'saved.jsonl:4: this line is not JSON\n' });
  });
});

describe('a saved plan', () => {
  it('of any case of the suite can be read again', async () => {
    expect(plans.length).toBeGreaterThan(100);
    for (const plan of plans) {
      const saved = JSON.parse(JSON.stringify(plan));
      expect(await readPlan(saved), plan.scenario).toBe(saved);
    }
  });

  const main = { number: '+551140041234', displayName: 'Acme', state: 'connected', line: 'mobile' };
  const account = { ...main, takesSms: true, takesCalls: true, app: 'none', chats: 0 };
  const sends = {
    verb: 'sends',
    text: 'ana sends: Hello',
    line: 4,
    proves: [],
    customer: 'ana',
    message: 'Hello',
    to: 'main',
  };
  const looks = {
    verb: 'expectTicket',
    text: 'expect ticket: { proves: TICKET-1, of: ana, tickets: 1 }',
    line: 5,
    proves: ['TICKET-1'],
    of: 'ana',
    account: 'main',
    expected: { tickets: 1 },
  };
  const right = {
    scenario: 'own',
    title: 'A message makes a ticket',
    dialect: 'cloud',
    seed: 1,
    example: null,
    world: {
      accounts: { main: account },
      customers: { ana: { phone: '+5511912345678', name: 'Ana' } },
    },
    steps: [sends, looks],
  };
  const event = (plan: unknown): string =>
    `${JSON.stringify({ seq: 0, at: 0, kind: 'plan', plan })}\n`;

  it('is played', async () => {
    const said = await replay(event(right));
    expect(said).toMatchObject({ code: 1, err: '' });
    expect(said.out).toContain('the runs part at event');
  });

  it.each<[string, unknown, string]>([
    ['that is nothing', null, 'object'],
    ['that is a list', [], 'object'],
    ['with a bare frame', { steps: [], seed: 1, world: { accounts: {} } }, 'scenario'],
    ['without steps', { ...right, steps: [] }, 'steps'],
    ['in no dialect', { ...right, dialect: 'clod' }, 'dialect'],
    ['with a seed below zero', { ...right, seed: -1.5 }, 'seed'],
    ['with a seed that is too large', { ...right, seed: 2 ** 40 }, 'seed'],
    ['with an unknown field', { ...right, surprise: true }, 'surprise'],
    [
      'without its account',
      { ...right, world: { ...right.world, accounts: {} } },
      'steps.0: the world has no account',
    ],
    [
      'without its customer',
      { ...right, world: { ...right.world, customers: {} } },
      'steps.0: there is no customer "ana"',
    ],
    [
      'with a number that is none',
      { ...right, world: { ...right.world, accounts: { main: { ...account, number: '12' } } } },
      'world.accounts.main.number',
    ],
    [
      'with half an account',
      { ...right, world: { ...right.world, accounts: { main } } },
      'world.accounts.main.takesSms',
    ],
    [
      'with a verb that there is not',
      { ...right, steps: [{ ...sends, verb: 'snds' }] },
      'steps.0.verb',
    ],
    [
      'with a row that there is not',
      { ...right, steps: [{ ...looks, proves: ['TICKET-99'] }] },
      'steps.0.proves.0',
    ],
    [
      'whose verb is not what its text says',
      { ...right, steps: [{ ...sends, verb: 'replies' }] },
      'steps.0: what is planned is not',
    ],
    [
      'whose step lacks a field',
      { ...right, steps: [{ ...sends, to: undefined }] },
      'steps.0: what is planned is not',
    ],
    [
      'whose step has a field of a wrong type',
      { ...right, steps: [{ ...sends, message: 7 }] },
      'steps.0: what is planned is not',
    ],
    [
      'whose step looks at what nobody knows',
      { ...right, steps: [{ ...looks, expected: { tikets: 1 } }] },
      'steps.0: what is planned is not',
    ],
    [
      'whose text is no step',
      { ...right, steps: [{ ...sends, text: ': [' }] },
      'steps.0: there is no step',
    ],
    [
      'whose text is two steps',
      { ...right, steps: [{ ...sends, text: '{ wait: 1s, heal: true }' }] },
      'steps.0: there is no step',
    ],
    [
      'whose text has a wrong type',
      {
        ...right,
        steps: [{ ...looks, text: 'expect ticket: { proves: TICKET-1, tickets: many }' }],
      },
      'steps.0: expect ticket.tickets',
    ],
  ])('%s is refused with its place', async (_what, plan, part) => {
    const said = await replay(event(plan));
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(/^saved\.jsonl:1: [^\n]+\n$/);
    expect(said.err).toContain(part);
  });

  it.each(['', '\n\n', '[]\n', 'null\n', '{"seq":0,"kind":"step"}\n'])(
    'must stand first: %j',
    async (text) => {
      const said = await replay(text);
      expect(said).toMatchObject({
        code: 2,
        err: 'saved.jsonl:1: the first line of a trace must be its plan\n',
      });
    },
  );
});
