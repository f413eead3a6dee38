// How often Zendesk may be called: the limiter against a simpler one, and what callers see of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZendeskOptions } from '../../../simulators/zendesk/options.ts';
import { createRateLimiter } from '../../../simulators/zendesk/world/rate-limit.ts';
import { bearer, get, jsonOf, type Method, sendJson } from '../../../src/kernel/wire.ts';
import { connect, createStage, later, message, type Stage, ZENDESK } from './stage.ts';

describe('the limiter', () => {
  const LIMITS = [
    { total: 1, windowMs: 1_000 },
    { total: 3, windowMs: 2_500 },
    { total: 5, windowMs: 600 },
  ] as const;

  it('allows what a list of all calls allows', () => {
    const call = fc.record({
      after: fc.integer({ min: 0, max: 1_200 }),
      buckets: fc.uniqueArray(fc.nat({ max: LIMITS.length - 1 }), { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const limiter = createRateLimiter();
        const windows = LIMITS.map(() => ({ begin: Number.NEGATIVE_INFINITY, used: 0 }));
        let now = 0;
        for (const { after, buckets } of calls) {
          now += after;
          const taken = limiter.take(
            buckets.map((i) => ({ key: String(i), limit: LIMITS[i] as (typeof LIMITS)[number] })),
            now,
          );
          const before = buckets.map((i) => {
            const { windowMs } = LIMITS[i] as (typeof LIMITS)[number];
            if (now >= (windows[i]?.begin ?? 0) + windowMs) windows[i] = { begin: now, used: 0 };
            return windows[i] as { begin: number; used: number };
          });
          const full = before.map(({ used }, n) => used >= (LIMITS[buckets[n] ?? 0]?.total ?? 0));
          if (!full.includes(true)) for (const window of before) window.used++;
          expect(taken).toEqual(
            before.map(({ begin, used }, n) => {
              const { total, windowMs } = LIMITS[buckets[n] ?? 0] as (typeof LIMITS)[number];
              return {
                refused: full[n],
                remaining: total - used,
                resetS: Math.ceil((begin + windowMs - now) / 1_000),
              };
            }),
          );
        }
      }),
    );
  });

  it('does not forget a window that is still open, however many there are', () => {
    const limiter = createRateLimiter();
    const limit = { total: 1, windowMs: 60_000 };
    const take = (key: string, now: number) => limiter.take([{ key, limit }], now)[0];
    for (let i = 0; i < 5_000; i++) expect(take(`${i}`, i)).toMatchObject({ refused: false });
    for (let i = 0; i < 5_000; i++) expect(take(`${i}`, 5_000)).toMatchObject({ refused: true });
    expect(take('0', 60_000)).toMatchObject({ refused: false });
    expect(take('1', 60_000)).toMatchObject({ refused: true });
  });
});

/** Without the network between them, whose ways take time. */
async function ask(stage: Stage, method: Method, path: string, body?: unknown, as = stage.admin) {
  const url = `${ZENDESK}${path}`;
  const request =
    body === undefined ? { ...get(url, as), method } : sendJson(method, url, body, as);
  const { status, headers, body: text } = await stage.zendesk.handler(request);
  return { status, headers, json: jsonOf({ body: text }) };
}

const times = async (stage: Stage, count: number, method: Method, path: string, body?: unknown) => {
  for (let i = 0; i < count; i++) {
    expect((await ask(stage, method, path, body)).status, `${i}`).not.toBe(429);
  }
  return ask(stage, method, path, body);
};

const LOCALES = '/api/v2/locales';

describe('the account', () => {
  it.each([
    ['team', 200],
    ['growth', 400],
    ['professional', 400],
    ['enterprise', 700],
    ['enterprise-plus', 2_500],
  ] as const)('%s: %i calls a minute', async (plan, total) => {
    const stage = createStage(1, { plan });
    const { headers } = await ask(stage, 'GET', LOCALES);
    expect(headers).toMatchObject({
      'ratelimit-limit': String(total),
      'ratelimit-remaining': String(total - 1),
      'ratelimit-reset': '60',
      'x-rate-limit': String(total),
      'x-rate-limit-remaining': String(total - 1),
    });
    expect(headers['retry-after']).toBeUndefined();
    await later(stage, 20);
    const refused = await times(stage, total - 1, 'GET', LOCALES);
    expect(refused).toMatchObject({
      status: 429,
      headers: {
        'retry-after': '40',
        'x-rate-limit-remaining': '0',
        'content-type': 'text/plain; charset=utf-8',
      },
    });
    await later(stage, 39.9);
    expect((await ask(stage, 'GET', LOCALES)).status).toBe(429);
    await later(stage, 0.1);
    expect((await ask(stage, 'GET', LOCALES)).status).toBe(200);
  });

  it('counts nobody who is not let in, and everybody else, the integration as well', async () => {
    const stage = createStage(1, { plan: 'team' });
    const { pushId, token } = await connect(stage);
    const push = () =>
      ask(
        stage,
        'POST',
        '/api/v2/any_channel/push',
        { instance_push_id: pushId, external_resources: [message()] },
        bearer(token),
      );
    await later(stage, 61);
    for (let i = 0; i < 300; i++) await ask(stage, 'GET', LOCALES, undefined, bearer('wrong'));
    expect((await ask(stage, 'GET', LOCALES)).headers['x-rate-limit-remaining']).toBe('199');
    expect((await push()).headers['x-rate-limit-remaining']).toBe('198');
    await times(stage, 198, 'GET', LOCALES);
    expect((await push()).status).toBe(429);
    expect((await ask(stage, 'GET', LOCALES, undefined, bearer(token))).status).toBe(429);
    expect((await ask(stage, 'GET', LOCALES, undefined, {})).status).toBe(401);
  });

  it('refuses before it does anything', async () => {
    const stage = createStage(1, { plan: 'team' });
    await times(stage, 200, 'GET', LOCALES);
    const ticket = { ticket: { comment: { body: 'Hi' } } };
    expect((await ask(stage, 'POST', '/api/v2/tickets', ticket)).status).toBe(429);
    await later(stage, 60);
    expect((await ask(stage, 'GET', '/api/v2/tickets')).json).toMatchObject({ count: 0 });
  });

  it('is chosen anew while it is at work', async () => {
    const stage = createStage();
    const left = async () => (await ask(stage, 'GET', LOCALES)).headers['ratelimit-remaining'];
    expect(await left()).toBe('699');
    stage.zendesk.choose({ plan: 'team' });
    expect(await left()).toBe('198');
    stage.zendesk.choose({ rateFactor: 10 });
    expect(await left()).toBe('1997');
    expect(stage.zendesk.options).toMatchObject({ plan: 'team', rateFactor: 10 });
    stage.zendesk.choose({ rateFactor: 0.001 });
    expect((await ask(stage, 'GET', LOCALES)).status).toBe(429);
  });
});

describe('endpoints of their own', () => {
  const ticket = { ticket: { tags: ['a'] } };
  const preview = { view: { all: [{ field: 'status', operator: 'is', value: 'open' }] } };
  const TABLE: readonly [string, Method, string, unknown, number, number][] = [
    ['per-ticket-updates', 'PUT', '/api/v2/tickets/1', ticket, 30, 600],
    ['tickets-index', 'GET', '/api/v2/tickets', undefined, 100, 60],
    ['incremental-exports', 'GET', '/api/v2/incremental/tickets?start_time=1', undefined, 10, 60],
    ['incremental-sample', 'GET', '/api/v2/incremental/tickets/sample', undefined, 10, 1_200],
    [
      'search-export',
      'GET',
      '/api/v2/search/export?query=a&filter[type]=ticket',
      undefined,
      100,
      60,
    ],
    ['views-preview', 'POST', '/api/v2/views/preview', preview, 5, 60],
    ['views-count-many', 'GET', '/api/v2/views/count_many?ids=1', undefined, 6, 300],
    ['deleted-tickets', 'GET', '/api/v2/deleted_tickets', undefined, 10, 60],
    ['tags-index', 'GET', '/api/v2/tags', undefined, 100, 60],
    ['users-update', 'PUT', '/api/v2/users/1', { user: {} }, 5, 60],
    ['tickets-destroy', 'DELETE', '/api/v2/tickets/1', undefined, 400, 60],
  ];

  it.each(TABLE)('%s', async (name, method, path, body, total, seconds) => {
    const stage = createStage(1, { plan: 'enterprise' });
    await ask(stage, 'POST', '/api/v2/tickets', { ticket: { comment: { body: 'Hi' } } });
    const refused = await times(stage, total, method, path, body);
    expect(refused).toMatchObject({
      status: 429,
      headers: {
        'retry-after': String(seconds),
        [`zendesk-ratelimit-${name}`]: `total=${total}; remaining=0; resets=${seconds}`,
      },
      json: { error: 'APIRateLimitExceeded' },
    });
    // With `.json` it is the same endpoint, and the rest of the account goes on.
    const [plain = '', query = ''] = path.split('?');
    const suffixed = await ask(stage, method, `${plain}.json?${query}`, body);
    expect(suffixed.status).toBe(429);
    expect((await ask(stage, 'GET', LOCALES)).status).toBe(200);
    await later(stage, seconds);
    expect((await ask(stage, method, path, body)).status).not.toBe(429);
  });

  it('updates of a ticket: by ticket and by person, and of all tickets together', async () => {
    const stage = createStage();
    for (let i = 0; i < 5; i++) {
      await ask(stage, 'POST', '/api/v2/tickets', { ticket: { comment: { body: 'Hi' } } });
    }
    await times(stage, 30, 'PUT', '/api/v2/tickets/1', ticket);
    expect((await ask(stage, 'PUT', '/api/v2/tickets/1', ticket)).status).toBe(429);
    expect((await ask(stage, 'PUT', '/api/v2/tickets/1', ticket, stage.agent)).status).toBe(200);
    await times(stage, 30, 'PUT', '/api/v2/tickets/2', ticket);
    await times(stage, 30, 'PUT', '/api/v2/tickets/3', ticket);
    const refused = await times(stage, 9, 'PUT', '/api/v2/tickets/4', ticket);
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
  });

  it('gives more to the plan of high volume', async () => {
    const plan: ZendeskOptions['plan'] = 'enterprise-plus';
    const stage = createStage(1, { plan });
    const refused = await times(stage, 30, 'GET', '/api/v2/incremental/tickets?start_time=1');
    expect(refused.status).toBe(429);
  });
});
