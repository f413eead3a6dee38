// Crowds and named agents as an author writes them: what they become, and how mistakes are told.
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/kernel/trace.ts';
import { memberText, partMembers } from '../../src/scenario/crowd.ts';
import { explainScenario } from '../../src/scenario/explain.ts';
import { planScenario } from '../../src/scenario/plan.ts';
import { readPlan } from '../../src/scenario/read-plan.ts';
import { errorsOf, read } from './read.ts';

const WORLD =
  'world: { account: connected, customers: { ana: {} }, crowds: { monday: { size: 20 }, berlin: { size: 3, country: DE } }, agents: { bruno: { name: Bruno Dias }, carla: {} } }';
const END = 'expect crowd: { crowd: monday, tickets: 20, proves: TICKET-1 }';

const story = (world: string, ...steps: readonly string[]): string =>
  ['title: A crowd', world, 'steps:', ...[...steps, END].map((step) => `  - ${step}`)].join('\n');

const planned = async (...steps: readonly string[]) =>
  planScenario(await read(story(WORLD, ...steps)), { dialect: 'cloud', seed: 1, example: null });

/** What is said of the one mistake, without the lines that show it. */
async function mistake(text: string): Promise<readonly string[]> {
  const errors = await errorsOf(text);
  expect(errors).toHaveLength(1);
  const lines = (errors[0] ?? '').split('\n');
  return [lines[0]?.replace(/^\S+ /, '') ?? '', lines.at(-1)?.trim() ?? ''];
}

describe('a crowd', () => {
  it('is so many customers with names and numbers of their own', async () => {
    const { customers, crowds } = (await planned()).world;
    expect(crowds).toEqual({ monday: { size: 20 }, berlin: { size: 3 } });
    expect(Object.keys(customers)).toHaveLength(24);
    const phones = Object.values(customers).map(({ phone }) => phone);
    expect(new Set(phones).size).toBe(24);
    expect(customers['monday-20']?.phone).toMatch(/^\+55119\d{8}$/);
    expect(customers['berlin-3']?.phone).toMatch(/^\+49170\d{7}$/);
  });

  it('leaves everybody else as they were', async () => {
    const without = await read(
      'title: A\nworld: { account: connected, customers: { ana: {} } }\nsteps:\n  - expect all tickets: { tickets: 0, proves: TICKET-1 }\n',
    );
    const alone = planScenario(without, { dialect: 'cloud', seed: 1, example: null }).world;
    const { accounts, customers } = (await planned()).world;
    expect(accounts).toEqual(alone.accounts);
    expect(customers['ana']).toEqual(alone.customers['ana']);
    expect(Object.keys(alone).sort()).toEqual(['accounts', 'customers']);
  });

  it('acts whole or in part, and each of it alone', async () => {
    const { steps } = await planned(
      'crowd writes: { crowd: monday, text: "Order #", within: 1h }',
      'crowd writes: { crowd: monday, first: 5, text: "Thanks #", within: 90s }',
      'agents answer crowd: { crowd: monday, last: 4, macro: Delay, within: 1m, by: [carla] }',
      'agents answer crowd: { crowd: berlin, text: "#", status: pending, within: 1s }',
      'monday-7 sends: Hello?',
      'agent replies: { text: Yes, on: monday-7, by: carla }',
      'ana sends: Me too',
      'agent replies: Yes',
    );
    const bare = steps.map(({ text: _text, line: _line, proves: _proves, ...step }) => step);
    expect(bare.slice(0, -1)).toEqual([
      {
        verb: 'crowdWrites',
        part: { crowd: 'monday', from: 1, until: 20 },
        message: 'Order #',
        withinMs: 3_600_000,
        to: 'main',
      },
      {
        verb: 'crowdWrites',
        part: { crowd: 'monday', from: 1, until: 5 },
        message: 'Thanks #',
        withinMs: 90_000,
        to: 'main',
      },
      {
        verb: 'agentsAnswer',
        part: { crowd: 'monday', from: 17, until: 20 },
        by: ['carla'],
        message: null,
        macro: 'Delay',
        status: null,
        withinMs: 60_000,
        account: 'main',
      },
      {
        verb: 'agentsAnswer',
        part: { crowd: 'berlin', from: 1, until: 3 },
        by: ['bruno', 'carla'],
        message: '#',
        macro: null,
        status: 'pending',
        withinMs: 1_000,
        account: 'main',
      },
      { verb: 'sends', customer: 'monday-7', message: 'Hello?', to: 'main' },
      { verb: 'replies', message: 'Yes', on: 'monday-7', account: 'main', by: 'carla' },
      { verb: 'sends', customer: 'ana', message: 'Me too', to: 'main' },
      { verb: 'replies', message: 'Yes', on: 'ana', account: 'main' },
    ]);
  });

  it('has a number for each in what they write', () => {
    const members = partMembers({ crowd: 'new-year-1', from: 9, until: 11 });
    expect(members).toEqual(['new-year-1-9', 'new-year-1-10', 'new-year-1-11']);
    expect(members.map((member) => memberText('#: order #', member))).toEqual([
      '9: order 9',
      '10: order 10',
      '11: order 11',
    ]);
  });

  it('is explained', async () => {
    const text = explainScenario(
      await read(
        story(
          WORLD,
          'crowd writes: { crowd: monday, first: 5, text: "Order #", within: 1h }',
          'agents answer crowd: { crowd: berlin, by: [carla], macro: Delay, within: 1m }',
        ),
      ),
    );
    for (const line of [
      'Crowd monday: 20 customers with WhatsApp and numbers of BR, monday-1 to monday-20.',
      'Agents told apart by name: bruno (Bruno Dias), carla.',
      'Within 1h the first 5 of the crowd monday write, each with their own number: "Order #".',
      'Within 1m all of the crowd berlin are answered, in turns by carla: the macro "Delay".',
      'Must be so (TICKET-1): all of the crowd monday: tickets is 20.',
    ]) {
      expect(text).toContain(line);
    }
  });
});

describe('a mistake', () => {
  const crowdWrites = (args: string): string => story(WORLD, `crowd writes: { ${args} }`);
  const answers = (args: string): string => story(WORLD, `agents answer crowd: { ${args} }`);

  it.each([
    ['size: 0', 'write a whole number from 1 to 1000'],
    ['size: 1001', 'write a whole number from 1 to 1000'],
    ['size: many', 'write a whole number from 1 to 1000'],
    ['size: 2.5', 'write a whole number from 1 to 1000'],
    ['size: 20, country: FR', 'did you mean "BR"?'],
  ])('in a crowd: %s', async (crowd, hint) => {
    const world = `world: { account: connected, crowds: { monday: { ${crowd} } } }`;
    expect((await mistake(story(world))).join('\n')).toContain(hint);
  });

  it.each([
    [
      'crowd: munday, text: "#", within: 1h',
      'there is no crowd "munday"',
      'did you mean "monday"?',
    ],
    [
      'text: "#", within: 1h',
      'the world has several crowds',
      'say which with "crowd": monday, berlin',
    ],
    [
      'crowd: monday, text: Hello, within: 1h',
      '"Hello" is the same for everybody, so that nothing that is mixed up would show',
      "write # where the person's number in the crowd shall stand: Order #",
    ],
    [
      'crowd: monday, first: 21, text: "#", within: 1h',
      'the crowd monday has 20 people',
      'write at most 20',
    ],
    [
      'crowd: monday, first: 0, text: "#", within: 1h',
      '0 is nobody of a crowd',
      'write a whole number from 1 on',
    ],
    [
      'crowd: monday, first: 2, last: 2, text: "#", within: 1h',
      '"first" and "last" are two parts of a crowd',
      'write one of them',
    ],
    [
      'crowd: monday, text: "#", within: 13h',
      '"13h" is longer than a crowd is watched at a time',
      'write at most 12h, and take the crowd in parts',
    ],
    ['crowd: monday, text: "#"', '"within" is missing', ''],
  ])('in what a crowd writes: %s', async (args, message, hint) => {
    const [said, instead] = await mistake(crowdWrites(args));
    expect(said).toContain(message);
    if (hint !== '') expect(instead).toBe(hint);
  });

  it.each([
    [
      'crowd: monday, within: 1h',
      'must say what is answered, in one way',
      'write either text: … or macro: …',
    ],
    [
      'crowd: monday, text: "#", macro: Delay, within: 1h',
      'must say what is answered, in one way',
      'write either text: … or macro: …',
    ],
    [
      'crowd: monday, macro: Delay, status: pending, within: 1h',
      'sets a status beside that of the macro',
      'leave out status, or write text: …',
    ],
    [
      'crowd: monday, text: "#", within: 1h, by: [carle]',
      'there is no agent "carle"',
      'did you mean "carla"?',
    ],
  ])('in what agents answer: %s', async (args, message, hint) => {
    const [said, instead] = await mistake(answers(args));
    expect(said).toContain(message);
    expect(instead).toBe(hint);
  });

  it.each([
    'admin creates trigger: { title: T, when: { channel: WhatsApp }, do: { assignee: carle } }',
    'expect ticket fields: { of: ana, assignee: carle, proves: TRIGGER-1 }',
    'agent replies: { text: Hi, on: ana, by: carle }',
    'agent applies macro: { macro: Delay, on: ana, by: carle }',
  ])('in who of the agents is meant: %s', async (step) => {
    const [said, instead] = await mistake(story(WORLD, step));
    expect(said).toContain('there is no agent "carle"');
    expect(instead).toBe('did you mean "carla"?');
  });

  it('in a world without the crowd or the agent that is meant', async () => {
    const bare = 'world: { account: connected, customers: { ana: {} } }';
    expect(await mistake(story(bare))).toEqual([
      expect.stringContaining('there is no crowd "monday"'),
      'declare it: world: { crowds: { monday: { size: 100 } } }',
    ]);
    const withCrowd = 'world: { account: connected, crowds: { monday: { size: 20 } } }';
    const step = 'agent replies: { text: Hi, on: monday-1, by: carla }';
    expect((await mistake(story(withCrowd, step)))[1]).toBe(
      'declare it: world: { agents: { carla: {} } }',
    );
  });

  it('in a name that is nobody’s, with a few of those there are', async () => {
    const [said, instead] = await mistake(story(WORLD, 'zoe sends: Hi'));
    expect(said).toContain('there is no customer "zoe"');
    expect(instead).toMatch(/^known here: ana, monday-1, .*, monday-11 and 12 more$/);
    const [, near] = await mistake(story(WORLD, 'munday-7 sends: Hi'));
    expect(near).toBe('did you mean "monday-7"?');
  });

  it.each([
    [
      'crowds: { monday: { size: 20 } }, customers: { monday-3: {} }',
      'monday-3 is the name of a customer already',
    ],
    [
      'crowds: { monday: { size: 20 } }, customers: { monday: {} }',
      'monday is the name of a customer already',
    ],
    ['crowds: { a: { size: 20 }, a-2: { size: 2 } }', 'a-2 is the name of crowd a already'],
    ['crowds: { monday: { size: 600 }, berlin: { size: 600 } }', 'the crowds are 1200 people'],
    ['crowds: { crowd: { size: 20 } }', 'cannot be a name'],
    ['agents: { agents: {} }', 'cannot be a name'],
  ])('in the world: %s', async (parts, message) => {
    const text = `title: A\nworld: { account: connected, ${parts} }\nsteps:\n  - expect all tickets: { tickets: 0, proves: TICKET-1 }\n`;
    expect((await mistake(text))[0]).toContain(message);
  });
});

describe('a plan with a crowd that comes back from a trace', () => {
  const back = async (change: (plan: { world: Record<string, Json> }) => void) => {
    const plan = JSON.parse(
      JSON.stringify(
        await planned(
          'crowd writes: { crowd: monday, text: "Order #", within: 1h }',
          'agents answer crowd: { crowd: monday, text: "Order #", within: 1h }',
          'ana sends: Hi',
          'agent replies: { text: Hi, by: bruno }',
        ),
      ),
    );
    change(plan);
    return readPlan(plan);
  };

  it('is read as it was', async () => {
    expect(await back(() => {})).not.toHaveProperty('refused');
  });

  it.each([
    ['a member', 'customers', 'monday-4', 'world.customers: monday-4 of a crowd is missing'],
    ['an agent', 'agents', 'bruno', 'what is planned is not what'],
    ['the crowd', 'crowds', 'monday', 'there is no crowd "monday"'],
  ])('is refused without %s', async (_what, part, name, message) => {
    const read = await back(({ world }) => {
      delete (world[part] as Record<string, Json>)[name];
    });
    expect(read).toMatchObject({
      refused: 'not-a-plan',
      message: expect.stringContaining(message),
    });
  });
});
