// A crowd and its agents in a world: side by side, each in time, and nothing of one with another.
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.ts';
import { SECOND } from '../../src/kernel/clock.ts';
import type { TraceEvent } from '../../src/kernel/trace.ts';
import { textOf } from '../../src/kernel/wire.ts';
import { play } from '../../src/run/play.ts';
import { type Integration, RIGHT_CONNECTOR } from '../../src/run/seat.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { type Plan, planScenario } from '../../src/scenario/plan.ts';

const HEAD = `title: Told here
world:
  account: connected
  crowds: { few: { size: 6 } }
  agents: { bruno: { name: Bruno Dias }, carla: { name: Carla Nunes } }
steps:
`;

async function told(...steps: readonly string[]): Promise<Plan> {
  const text = HEAD + steps.map((step) => `  - ${step}`).join('\n');
  const { scenarios, errors } = await parseScenario(text, { file: 'told.yaml', id: 'told/here' });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(errors.map((error) => error.text).join('\n'));
  return planScenario(scenario, { dialect: 'cloud', seed: 1, example: null });
}

const WRITE = 'crowd writes: { text: "Where is order #?", within: 1m }';
const ANSWER = 'agents answer crowd: { text: "Order # comes today", within: 30s }';
const ALL =
  'expect crowd: { tickets: 6, own messages: 6, own replies: 6, answered: 6, strays: [], proves: TICKET-7 }';

const ofKind = <K extends TraceEvent['kind']>(events: readonly TraceEvent[], kind: K) =>
  events.filter((event): event is Extract<TraceEvent, { readonly kind: K }> => event.kind === kind);

const secondsAfter = (events: readonly TraceEvent[], step: number, at: number): number => {
  const begun = ofKind(events, 'step').find((event) => event.step === step)?.at ?? 0;
  return Math.floor(at / SECOND) - Math.ceil(begun / SECOND);
};

/** What was said of the expectation, and what was seen instead. */
async function said(plan: Plan, integration: Integration) {
  const checks = judge((await play(plan, { integration })).events);
  const check = checks.find(({ message }) => message.startsWith('expect crowd'));
  return { verdict: check?.verdict, actual: check?.actual };
}

describe('a crowd', () => {
  it('writes at even times, and is answered by all agents at once', async () => {
    const { events } = await play(await told(WRITE, ANSWER, ALL));
    expect(judge(events).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    const sent = ofKind(events, 'device').filter(({ direction }) => direction === 'sent');
    expect(sent.map(({ at }) => secondsAfter(events, 0, at))).toEqual([0, 10, 20, 30, 40, 50]);
    expect(sent.map(({ text }) => text)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `Where is order ${number}?`),
    );
    const updates = ofKind(events, 'request').filter(
      ({ from, method }) => from === 'agent' && method === 'PUT',
    );
    expect(updates.map(({ at }) => secondsAfter(events, 1, at))).toEqual([0, 0, 10, 10, 20, 20]);
    const headers = updates.map(({ url }) => url);
    expect(new Set(headers).size).toBe(6);
  });

  it('is answered in the name of whoever answers', async () => {
    const plan = await told(
      WRITE,
      ANSWER,
      'expect ticket: { of: few-1, last author: Bruno Dias, proves: TICKET-5 }',
      'expect ticket: { of: few-2, last author: Carla Nunes, proves: TICKET-5 }',
      'agent replies: { text: And it is heavy, on: few-2, by: bruno }',
      'expect ticket: { of: few-2, last author: Bruno Dias, proves: TICKET-5 }',
      'expect device: { of: few-2, shows: [Order 2 comes today, And it is heavy], proves: TICKET-6 }',
      ALL,
    );
    const { events } = await play(plan);
    expect(judge(events).filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  });

  it('is waited for from its last act on', async () => {
    const { events } = await play(await told(WRITE, 'wait: 10s', 'few-1 sends: Still here', ALL));
    const last = ofKind(events, 'device').filter(({ direction }) => direction === 'sent');
    expect(secondsAfter(events, 0, last.at(-1)?.at ?? 0)).toBe(60);
  });

  it('is the same whichever way it is carried, to the byte', async () => {
    const plan = await told(WRITE, ANSWER, ALL);
    const digests = [];
    for (const transport of ['memory', 'memory', 'http'] as const) {
      digests.push((await play(plan, { transport })).digest);
    }
    expect(new Set(digests).size).toBe(1);
  });

  it.each([
    [[ANSWER], 'few-1 has no ticket with main'],
    [[WRITE, 'agents answer crowd: { macro: Delay, within: 1m }'], 'there is no macro "Delay"'],
  ])(
    'cannot be answered where there is nothing to answer, or nothing to say',
    async (steps, why) => {
      const { events } = await play(await told(...steps, ALL));
      expect(ofKind(events, 'outcome').at(-1)).toMatchObject({ outcome: 'could-not', reason: why });
    },
  );
});

/** The right one, but for the texts that it has WhatsApp send. */
const sending =
  (change: (body: string) => readonly string[]): Integration =>
  (settings, services) =>
    RIGHT_CONNECTOR(settings, {
      ...services,
      async send(request, options) {
        const bodies = request.url.endsWith('/messages') ? change(textOf(request.body)) : undefined;
        let answer = bodies === undefined ? await services.send(request, options) : undefined;
        for (const body of bodies ?? [])
          answer = await services.send({ ...request, body }, options);
        return answer ?? { status: 200, headers: {}, body: '{"messages":[{"id":"none"}]}' };
      },
    });

describe('what goes wrong with one of a crowd', () => {
  it.each([
    ['another’s answer', (body: string) => [body.replace('Order 3 comes', 'Order 4 comes')], 6],
    ['no answer', (body: string) => (body.includes('Order 3 comes') ? [] : [body]), 5],
    [
      'an answer twice',
      (body: string) => (body.includes('Order 3 comes') ? [body, body] : [body]),
      6,
    ],
  ])('shows, and who it is: %s', async (_what, change, answered) => {
    const plan = await told(WRITE, ANSWER, ALL);
    const { verdict, actual } = await said(plan, sending(change));
    expect(verdict).toBe('fail');
    expect(actual).toEqual({
      ownReplies: 5,
      strays: ['few-3'],
      ...(answered === 6 ? {} : { answered }),
    });
  });

  it('shows when two have each other’s message', async () => {
    const plan = await told(WRITE, ANSWER, ALL);
    const swap: Integration = (settings, services) =>
      RIGHT_CONNECTOR(settings, {
        ...services,
        send: (request, options) =>
          services.send(
            request.url.includes('/any_channel/push')
              ? { ...request, body: textOf(request.body).replace('order 5', 'order 2') }
              : request,
            options,
          ),
      });
    expect(await said(plan, swap)).toEqual({
      verdict: 'fail',
      actual: { ownMessages: 5, strays: ['few-5'] },
    });
  });

  it('shows when two have each other’s answer', async () => {
    const other = (body: string) =>
      body.replace(
        /Order ([12]) comes/,
        (_all, number: string) => `Order ${3 - Number(number)} comes`,
      );
    const { actual } = await said(
      await told(WRITE, ANSWER, ALL),
      sending((body) => [other(body)]),
    );
    expect(actual).toEqual({ ownReplies: 4, strays: ['few-1', 'few-2'] });
  });
});
