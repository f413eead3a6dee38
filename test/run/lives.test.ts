// The integration's lives: wherever it crashes, what people see in the end is the same; and who cannot crash is not judged by it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import { judge } from '../../src/judge/judge.ts';
import type { TraceEvent } from '../../src/kernel/trace.ts';
import { play } from '../../src/run/play.ts';
import { type Integration, RIGHT_CONNECTOR } from '../../src/run/seat.ts';
import type { Plan } from '../../src/scenario/plan.ts';
import { written } from './stories.ts';

/** Words both ways around one crash; pauses longer than any retry keep the order of writing plain. */
const talk = (at: number, downMs: number): Promise<Plan> =>
  written(
    `fault: { crash: { at: ${at}, downMs: ${downMs} } }`,
    'ana sends: Um',
    'wait: 5m',
    'agent replies: Dois',
    'wait: 1h',
    'ana sends: Três',
    'wait: 5m',
    'agent replies: Quatro',
    'wait: 1h',
    'expect ticket: { proves: TICKET-7, tickets: 1, comments: [Um, Dois, Três, Quatro], failure visible: false }',
    'expect device: { proves: TICKET-7, shows: [Dois, Quatro] }',
  );

const crashes = (events: readonly TraceEvent[]): number =>
  events.filter((event) => event.kind === 'fault' && event.fault === 'crash').length;

/** Moments in that talk: in, call and commits of 2 messages, and the same of 2 replies. */
const MOMENTS = 28;

it('loses nothing and doubles nothing, wherever it crashes and however long it is down', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...DIALECTS),
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 1, max: MOMENTS }),
      fc.constantFrom(1, 1_000, 20_000),
      async (dialect, seed, at, downMs) => {
        const { events } = await play({ ...(await talk(at, downMs)), dialect, seed });
        expect(crashes(events)).toBe(1);
        const wrong = judge(events).filter(({ verdict }) => verdict !== 'pass');
        expect(wrong.map(({ message }) => message)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

it('has no more moments than those', async () => {
  expect(crashes((await play(await talk(MOMENTS + 1, 1_000))).events)).toBe(0);
});

it('is spared a crash that has not struck yet', async () => {
  const plan = await written(
    'fault: { crash: { at: 1 } }',
    'heal: true',
    'ana sends: Um',
    'expect ticket: { proves: TICKET-1, comments: [Um] }',
  );
  const { events } = await play(plan);
  expect(crashes(events)).toBe(0);
  expect(judge(events).every(({ verdict }) => verdict === 'pass')).toBe(true);
});

describe('an integration that cannot be started again', () => {
  const mortal: Integration = (settings, services) => {
    const { handler, start } = RIGHT_CONNECTOR(settings, services);
    return { handler, start };
  };

  it('is not judged by what comes after a crash', async () => {
    const { events } = await play(await talk(1, 1_000), { integration: mortal });
    const own = judge(events).filter(({ requirement }) => requirement === 'TICKET-7');
    expect(own.map(({ verdict }) => verdict)).toEqual(['not-applicable', 'not-applicable']);
    expect(own[0]?.message).toContain('cannot be made to crash');
  });
});
