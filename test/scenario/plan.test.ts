// Plans: the same for the same seed, complete, and made of numbers that exist.
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createRandom, type Random } from '../../src/kernel/random.ts';
import { oneLine } from '../../src/scenario/one-line.ts';
import { drawCompany, drawNumber, drawPerson } from '../../src/scenario/personas.ts';
import { planScenario } from '../../src/scenario/plan.ts';
import { planWorld } from '../../src/scenario/plan-world.ts';
import { read } from './read.ts';
import { documents } from './stories.ts';

const STORY = `title: A story
world:
  account: connected
  accounts:
    sales: { line: landline, answers: [], app: business, chats: 4 }
    free: { line: toll-free, number: "+55 800 123 4567", display name: Grátis }
  customers:
    ana: {}
    bob: { name: Bob, phone: "+55 11 91234-5678" }
steps:
  - wait: 24h

  - expect all tickets:
      tickets: 0
      proves: TICKET-1
`;
const OPTIONS = { dialect: 'cloud', seed: 1, example: null } as const;

describe('a plan', () => {
  it('is the same for the same seed', async () => {
    const plan = planScenario(await read(STORY), OPTIONS);
    expect(JSON.stringify(planScenario(await read(STORY), OPTIONS))).toBe(JSON.stringify(plan));
  });

  it('has other people for another seed', async () => {
    const scenario = await read(STORY);
    const one = planScenario(scenario, OPTIONS).world;
    const two = planScenario(scenario, { ...OPTIONS, seed: 2 }).world;
    expect(two.customers['ana']).not.toEqual(one.customers['ana']);
    expect(two.accounts['sales']?.number).not.toBe(one.accounts['sales']?.number);
    expect(two.customers['bob']).toEqual(one.customers['bob']);
  });

  it('keeps its people when others come along or are given a name', async () => {
    const one = planScenario(await read(STORY), OPTIONS).world;
    const changed = STORY.replace('ana: {}', 'zoe: {}\n    ana: { name: Ana }');
    const two = planScenario(await read(changed), OPTIONS).world;
    expect(two.customers['ana']).toEqual({ ...one.customers['ana'], name: 'Ana' });
    expect(two.accounts).toEqual(one.accounts);
  });

  it('fills in the world', async () => {
    const { world } = planScenario(await read(STORY), OPTIONS);
    expect(world.accounts).toEqual({
      main: {
        number: expect.stringMatching(/^\+55119\d{8}$/),
        displayName: expect.stringMatching(/\S/),
        state: 'connected',
        line: 'mobile',
        takesSms: true,
        takesCalls: true,
        app: 'none',
        chats: 0,
      },
      sales: {
        number: expect.stringMatching(/^\+55113\d{7}$/),
        displayName: expect.stringMatching(/\S/),
        state: 'ready',
        line: 'landline',
        takesSms: false,
        takesCalls: false,
        app: 'business',
        chats: 4,
      },
      free: {
        number: '+558001234567',
        displayName: 'Grátis',
        state: 'ready',
        line: 'toll-free',
        takesSms: true,
        takesCalls: true,
        app: 'none',
        chats: 0,
      },
    });
    expect(world.customers['bob']).toEqual({ phone: '+5511912345678', name: 'Bob' });
  });

  it('lets a landline take calls, and no SMS', async () => {
    const story = STORY.replace(', answers: []', '');
    const { accounts } = planScenario(await read(story), OPTIONS).world;
    expect(accounts['sales']).toMatchObject({ takesSms: false, takesCalls: true });
  });

  it('says of each step where it stands and how it is written', async () => {
    const { steps } = planScenario(await read(STORY), OPTIONS);
    expect(steps.map(({ line, text, proves }) => ({ line, text, proves }))).toEqual([
      { line: 11, text: 'wait: "24h"', proves: [] },
      {
        line: 13,
        text: 'expect all tickets: { tickets: 0, proves: TICKET-1 }',
        proves: ['TICKET-1'],
      },
    ]);
  });
});

describe('one line', () => {
  it('is YAML for the same step', () => {
    fc.assert(
      fc.property(documents, ({ steps }) => {
        for (const step of steps) {
          const line = oneLine(step);
          expect(line).not.toContain('\n');
          expect(parse(line)).toEqual(step);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('personas', () => {
  it('have numbers that exist, and no two the same', () => {
    const taken = new Set<string>();
    for (const line of ['mobile', 'landline', 'toll-free'] as const) {
      const random = createRandom(3).fork(line);
      for (let i = 0; i < 300; i++) {
        const number = drawNumber(random, line, taken);
        expect(taken).not.toContain(number);
        taken.add(number);
        const parsed = parsePhoneNumberFromString(number);
        expect([number, parsed?.isValid(), parsed?.number]).toEqual([number, true, number]);
        const kind = { mobile: 'MOBILE', landline: 'FIXED_LINE', 'toll-free': 'TOLL_FREE' }[line];
        expect(parsed?.getType()).toBe(kind);
      }
    }
  });

  it('draw again while a number is taken', () => {
    const first = drawNumber(createRandom(1), 'mobile', new Set());
    expect(drawNumber(createRandom(1), 'mobile', new Set([first]))).not.toBe(first);
  });

  it('differ even when chance would have it otherwise', () => {
    const same: Random = { ...createRandom(1), fork: () => createRandom(1) };
    const { customers } = planWorld({ customers: { ana: {}, bob: {} } }, (number) => number, same);
    expect(customers['bob']?.phone).not.toBe(customers['ana']?.phone);
  });

  it('have names', () => {
    const random = createRandom(1);
    for (let i = 0; i < 100; i++) {
      expect(drawPerson(random)).toMatch(/^\p{Lu}[\p{L} ]+ \p{Lu}\p{L}+$/u);
      expect(drawCompany(random)).toMatch(/^\p{Lu}\p{L}+ .+$/u);
    }
  });
});
