// The runner: the same plan gives the same bytes, on every transport, beside any other world.
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../src/catalogue/dialect.ts';
import { judge } from '../../src/judge/judge.ts';
import { SECOND } from '../../src/kernel/clock.ts';
import type { TraceEvent } from '../../src/kernel/trace.ts';
import { json, type Request, type Send, sendJson } from '../../src/kernel/wire.ts';
import { play, SETTING } from '../../src/run/play.ts';
import { type Integration, RIGHT_CONNECTOR } from '../../src/run/seat.ts';
import { allPlans, story, written } from './stories.ts';

/**
 * What the story of the first day comes to. A change here means that every saved trace changes: change it
 * on purpose, and say why in the commit.
 */
const GOLDEN = {
  cloud: '97aaed71d20095926cd7b5a897429239524478dcc1ffe2d476e188989ef9861f',
  'on-premises': '541a9ef7ed3812841d1cdf21a934ef4e72822dce9ed0ffd61206b7595bd63f75',
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
  }, 600_000);

  it('proves something, and looks at something with each of its expectations', async () => {
    for (const { scenario, steps } of await allPlans()) {
      const looking = steps.filter(({ verb }) => verb.startsWith('expect'));
      expect(
        looking.some(({ proves }) => proves.length > 0),
        scenario,
      ).toBe(true);
      for (const step of looking) {
        const expected = 'expected' in step ? step.expected : {};
        expect(Object.keys(expected).length, `${scenario}: ${step.text}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('an agent whom Zendesk does not answer', () => {
  const FAULTS = [
    'drop: { from: agent, to: zendesk }',
    'http-status: { from: agent, to: zendesk, status: 503 }',
  ];

  it.each(FAULTS)('cannot reply: %s', async (fault) => {
    const plan = await written(
      'ana sends: Hi',
      `fault: { ${fault} }`,
      'agent replies: "Yes"',
      'expect reply: { proves: WINDOW-1, delivered: true }',
    );
    const { events } = await play(plan);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'outcome', step: 2, outcome: 'could-not' }),
    );
  });

  it.each(FAULTS)('has seen no empty event log: %s', async (fault) => {
    const plan = await written(
      'ana sends: Hi',
      `fault: { ${fault} }`,
      'expect event log: { proves: WINDOW-3, of: ana, failed: [] }',
    );
    const checks = judge((await play(plan)).events);
    expect(checks.find(({ requirement }) => requirement === 'WINDOW-3')?.verdict).toBe(
      'inconclusive',
    );
  });
});

describe('after a refusal', () => {
  const steps = (events: readonly TraceEvent[]) =>
    events.flatMap((event) => (event.kind === 'step' ? [event.step] : []));

  it('that the scenario looks at, the story goes on', async () => {
    const plan = await story('connect/wrong-code', 'cloud');
    expect(steps((await play(plan)).events)).toEqual(plan.steps.map((_step, i) => i));
  });

  it('that is watched, a short wait keeps its length', async () => {
    const plan = await written(
      'admin edits profile: { websites: [not a website] }',
      'expect refusal: { proves: PROFILE-2, reason: website-malformed, unchanged: true }',
      'wait: 3s',
      'admin edits profile: { address: Rua A 1 }',
    );
    const begun = (await play(plan)).events.filter(({ kind }) => kind === 'step');
    const [first, , , last] = begun.map(({ at }) => at);
    expect(Math.ceil((last ?? 0) / SECOND) - Math.ceil((first ?? 0) / SECOND)).toBe(3);
  });

  it('that nobody expected, what follows directly is looked at, and nobody acts any more', async () => {
    const plan = await story('connect/wrong-code', 'cloud');
    const unforeseen = plan.steps.filter(
      ({ verb }) => verb !== 'expectRefusal' && verb !== 'expectWizard',
    );
    const wrong = unforeseen.findIndex(({ text }) => text.includes('wrong'));
    const next = unforeseen.findIndex(({ text }) => text.includes('right'));
    expect(next).toBeGreaterThan(wrong + 1);
    const { events } = await play({ ...plan, steps: unforeseen });
    expect(steps(events)).toEqual(unforeseen.slice(0, next).map((_step, i) => i));
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

  it('that cannot be installed is no fault of the scenario: the story never begins', async () => {
    const plan = await story('story/first-day', 'cloud');
    const { events } = await play(plan, { integration: answering(500) });
    const outcome = events.find(({ kind }) => kind === 'outcome');
    expect(outcome).toMatchObject({ step: SETTING, outcome: 'could-not' });
    expect(outcome).toMatchObject({ reason: expect.stringContaining('could not be installed') });
    expect(events.some(({ kind }) => kind === 'step')).toBe(false);
  });

  it('that does late what it has refused is found out', async () => {
    const late: Integration = (settings, services) => {
      let asked: Request | undefined;
      const send: Send = (request, options) => {
        if (request.url.includes('/whatsapp_business_profile')) asked = request;
        return services.send(request, options);
      };
      const right = RIGHT_CONNECTOR(settings, { ...services, send });
      const write = async (): Promise<void> => {
        if (asked === undefined) return;
        const url = asked.url.split('?')[0] ?? '';
        const value = { messaging_product: 'whatsapp', about: 'late' };
        await services.send(sendJson('POST', url, value, asked.headers));
      };
      return {
        start: right.start,
        handler: async (request) => {
          const response = await right.handler(request);
          const { clock } = services;
          if (response.status === 422) clock.at(clock.now() + 2 * SECOND, 'late', write);
          return response;
        },
      };
    };
    const plan = await story('profile/refused-section', 'cloud');
    const red = async (integration: Integration) =>
      judge((await play(plan, { integration })).events)
        .filter(({ verdict }) => verdict === 'fail')
        .map(({ message }) => message);
    expect(await red(RIGHT_CONNECTOR)).toEqual([]);
    expect(await red(late)).toContainEqual(expect.stringContaining('unchanged should be true'));
  });

  it('that throws is answered for with 500, and found', async () => {
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
