// One case: what the harness says when the integration is at fault, and when it is itself.
import { describe, expect, test } from 'vitest';
import { divergence, HARNESS, runCase } from '../../src/cli/run-case.ts';
import { empty } from '../../src/kernel/wire.ts';
import { play } from '../../src/run/play.ts';
import { type Integration, RIGHT_CONNECTOR } from '../../src/run/seat.ts';
import { story } from '../run/stories.ts';

const plan = await story('story/first-day', 'cloud');
const options = { transport: 'memory', replay: 'again' } as const;

/** The right connector, with something done before each answer. */
const before =
  (act: () => void): Integration =>
  (settings, services) => {
    const seated = RIGHT_CONNECTOR(settings, services);
    return {
      ...seated,
      handler: (request) => {
        act();
        return seated.handler(request);
      },
    };
  };

test('a case that goes well passes', async () => {
  const { verdict, checks, digest } = await runCase(plan, { ...options, checkDeterminism: true });
  expect(verdict).toBe('pass');
  expect(checks.length).toBeGreaterThan(4);
  expect(digest).toBe((await play(plan)).digest);
});

test('two plays that differ are a fault, and the first event that differs is named', async () => {
  let calls = 0;
  const moody: Integration = (settings, services) => {
    const seated = RIGHT_CONNECTOR(settings, services);
    // State outside of the world: one answer of the first play takes longer.
    return {
      ...seated,
      handler: async (request) => {
        if (calls++ === 5) await services.clock.sleep(50, 'a mood');
        return seated.handler(request);
      },
    };
  };
  const result = await runCase(plan, { ...options, integration: moody, checkDeterminism: true });
  expect(result.verdict).toBe('harness-error');
  expect(result.checks.at(-1)).toMatchObject({ requirement: HARNESS });
  expect(result.checks.at(-1)?.message).toMatch(/^the runs part at event \d+: /);
  const [one, other] = [await play(plan), await play({ ...plan, seed: 2 })];
  expect(divergence(one, other)).toMatch(/^the runs part at event \d+: /);
  expect(divergence(one, one)).toBe(undefined);
});

test('a harness that breaks says so, and the case is no pass', async () => {
  const nobody = (): never => {
    throw new Error('no such seat');
  };
  const result = await runCase(plan, { ...options, integration: nobody });
  expect(result).toMatchObject({ verdict: 'harness-error', digest: '', lines: '' });
  expect(result.checks[0]?.message).toContain('no such seat');
});

describe('an integration that', () => {
  test('throws in each answer is blocked, not the harness', async () => {
    const angry = before(() => {
      throw new Error('out of order');
    });
    const { verdict, checks, findings } = await runCase(plan, { ...options, integration: angry });
    expect(verdict).toBe('blocked');
    expect(checks.some((check) => check.verdict === 'fail')).toBe(false);
    expect(checks[0]?.message).toContain('could not be installed');
    expect(findings.length).toBeGreaterThan(0);
  });

  test('refuses the back office is blocked', async () => {
    const closed: Integration = (settings, services) => {
      const seated = RIGHT_CONNECTOR(settings, services);
      return {
        ...seated,
        handler: (request) =>
          request.url.includes('/back-office/') ? empty(422) : seated.handler(request),
      };
    };
    const { verdict, checks } = await runCase(plan, { ...options, integration: closed });
    expect(verdict).toBe('blocked');
    expect(checks[0]?.message).toContain('HTTP 422');
  });

  test('shows a page without what a person needs is blocked', async () => {
    const bare: Integration = (settings, services) => {
      const seated = RIGHT_CONNECTOR(settings, services);
      return {
        ...seated,
        handler: async (request) => {
          const response = await seated.handler(request);
          return { ...response, body: String(response.body).replaceAll('value="sms"', 'value=""') };
        },
      };
    };
    const { verdict, checks } = await runCase(plan, { ...options, integration: bare });
    expect(verdict).toBe('blocked');
    expect(checks[0]?.message).toContain('offers no "sms"');
  });
});
