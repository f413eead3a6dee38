// The runner: the same plan gives the same bytes, on every transport, beside any other world.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import { judge } from '../../src/judge/judge.ts';
import { json } from '../../src/kernel/wire.ts';
import { play } from '../../src/run/play.ts';
import type { Integration } from '../../src/run/seat.ts';
import { allPlans, story, suite } from './stories.ts';

/**
 * What the story of the first day comes to. A change here means that every saved trace changes: change it
 * on purpose, and say why in the commit.
 */
const GOLDEN = {
  cloud: '7a5b489e5520a4c96f7165f346386be0d8f6a4f72588c64fbaf44ab582591312',
  'on-premises': '4112dc4a393f6b5883c7ad9a3cec8690c01f7c6b138bd96e4fe441042b0765fa',
} as const;

describe.each(DIALECTS)('the first day, %s', (dialect) => {
  it('has the golden digest', async () => {
    expect((await play(await story('story/first-day', dialect))).digest).toBe(GOLDEN[dialect]);
  });

  it('differs for another seed', async () => {
    const one = await play(await story('story/first-day', dialect, 1));
    const other = await play(await story('story/first-day', dialect, 2));
    expect(other.digest).not.toBe(one.digest);
  });

  it('has no secret in its trace', async () => {
    const { lines, events } = await play(await story('story/first-day', dialect));
    expect(events.filter(({ kind }) => kind === 'leak')).toEqual([]);
    // What a person reads from an SMS is on the phone only.
    expect(lines).toContain('WhatsApp code ***-***');
    expect(lines).not.toMatch(/Bearer [0-9a-z]/i);
  });
});

describe('every case of the suite', () => {
  it('plays to the same bytes in memory and over sockets', async () => {
    const parted: string[] = [];
    for (const plan of await allPlans()) {
      const memory = await play(plan, { transport: 'memory' });
      const http = await play(plan, { transport: 'http' });
      if (memory.digest !== http.digest) parted.push(`${plan.scenario} ${plan.dialect}`);
    }
    expect(parted).toEqual([]);
  }, 120_000);

  it('proves something with each of its expectations, in both dialects', async () => {
    for (const { id, document } of await suite()) {
      const looking = document.steps.filter((step) => Object.keys(step)[0]?.startsWith('expect'));
      expect(looking.length, id).toBeGreaterThan(0);
    }
  });
});

describe('two worlds', () => {
  it('never meet, however their events are mixed', async () => {
    const plans = (await allPlans()).slice(0, 12);
    const alone = [];
    for (const plan of plans) alone.push((await play(plan)).digest);
    const together = await Promise.all(plans.map((plan) => play(plan)));
    expect(together.map(({ digest }) => digest)).toEqual(alone);
  });
});

describe('an integration that misbehaves', () => {
  const answering =
    (status: number): Integration =>
    () => ({ handler: () => json(status, {}), start: () => {} });

  it('that cannot be installed is no fault of the scenario', async () => {
    const plan = await story('story/first-day', 'cloud');
    await expect(play(plan, { integration: answering(500) })).rejects.toThrow(/installed/);
  });

  it('that throws is answered for with 500, and found', async () => {
    const { RIGHT_CONNECTOR } = await import('../../src/run/seat.ts');
    const throwing: Integration = (settings, services) => {
      const right = RIGHT_CONNECTOR(settings, services);
      return {
        start: right.start,
        handler: (request) => {
          if (request.url.endsWith('/channelback')) throw new Error('out of order');
          return right.handler(request);
        },
      };
    };
    const { events } = await play(await story('story/first-day', 'cloud'), {
      integration: throwing,
    });
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'finding', note: 'the integration threw: out of order' }),
    );
    const red = judge(events).filter(({ verdict }) => verdict === 'fail');
    expect(red.map(({ requirement }) => requirement)).toContain('WINDOW-1');
  });
});
