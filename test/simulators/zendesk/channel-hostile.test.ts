// Whatever is sent to the doors of channels, apps and webhooks: an answer of Zendesk's own, and no trouble.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Headers } from '../../../src/kernel/wire.ts';
import { bearer } from '../../../src/kernel/wire.ts';
import { type Account, connect, createStage, MANIFEST_URL, message, type Stage } from './stage.ts';
import { goodManifest } from './stub.ts';

let stage: Stage;
let account: Account;
let webhook = '';

const WEBHOOK = {
  name: 'Told',
  status: 'active',
  endpoint: 'https://hooks.example/in',
  http_method: 'POST',
  request_format: 'json',
  subscriptions: [],
};

beforeAll(async () => {
  stage = createStage(1, { rateFactor: 1_000_000 });
  account = await connect(stage);
  const made = await stage.call('POST', '/api/v2/webhooks', { webhook: WEBHOOK }, stage.admin);
  webhook = (made.json as { webhook: { id: string } }).webhook.id;
});

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    '',
    '\u0000',
    '\ud800',
    -0,
    1e308,
    JSON.parse('{"__proto__":{"x":1},"constructor":1}'),
    'x'.repeat(70_000),
  ),
);

/** A good body with one value, anywhere in it, replaced by something odd. */
function spoilt(body: unknown, value: unknown, at: number): unknown {
  const places: (readonly string[])[] = [[]];
  const walk = (inner: unknown, path: readonly string[]): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const [key, next] of Object.entries(inner)) {
      places.push([...path, key]);
      walk(next, [...path, key]);
    }
  };
  walk(body, []);
  const replace = (inner: unknown, path: readonly string[]): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return value;
    const within = inner as Record<string, unknown>;
    const changed = replace(within[key], rest);
    return Array.isArray(inner)
      ? inner.map((each, i) => (String(i) === key ? changed : each))
      : { ...within, [key]: changed };
  };
  return replace(body, places[at % places.length] ?? []);
}

type Door = readonly [string, 'POST' | 'PUT' | 'PATCH', () => string, () => Headers, () => unknown];

const whole = {
  ...WEBHOOK,
  description: 'x',
  custom_headers: { 'x-a': 'b' },
  authentication: { type: 'api_key', data: { name: 'x-key', value: 'v' } },
};

const DOORS: readonly Door[] = [
  [
    'push',
    'POST',
    () => '/api/v2/any_channel/push',
    () => bearer(account.token),
    () => ({
      instance_push_id: account.pushId,
      request_id: 'r',
      external_resources: [
        message({
          html_message: 'x',
          display_info: [{ type: 'a', data: {} }],
          fields: [
            { id: 'tags', value: ['a'] },
            { id: 'subject', value: 'b' },
            { id: 7, value: 'c' },
          ],
          file_urls: ['https://connector.example/a'],
        }),
      ],
    }),
  ],
  [
    'report_error',
    'POST',
    () => '/api/v2/any_channel/channelback/report_error',
    () => bearer(account.token),
    () => ({ instance_push_id: account.pushId, external_id: 'x', description: 'y' }),
  ],
  [
    'validate_token',
    'POST',
    () => '/api/v2/any_channel/validate_token',
    () => bearer(account.token),
    () => ({ instance_push_id: account.pushId, request_id: 'r' }),
  ],
  ['webhooks', 'POST', () => '/api/v2/webhooks', () => stage.admin, () => ({ webhook: whole })],
  [
    'a webhook',
    'PATCH',
    () => `/api/v2/webhooks/${webhook}`,
    () => stage.admin,
    () => ({ webhook: whole }),
  ],
  [
    'a test',
    'POST',
    () => `/api/v2/webhooks/test?webhook_id=${webhook}`,
    () => stage.admin,
    () => ({ request: { ...whole, payload: 'x' } }),
  ],
  [
    'installations',
    'POST',
    () => '/api/v2/apps/installations',
    () => stage.admin,
    () => ({ manifest_url: MANIFEST_URL, settings: { a: 1 } }),
  ],
];

describe('what is sent', () => {
  it.each(DOORS)('to %s is answered', async (_name, method, path, headers, body) => {
    await fc.assert(
      fc.asyncProperty(odd, fc.nat(60), async (value, at) => {
        const { status, json } = await stage.call(
          method,
          path(),
          spoilt(body(), value, at),
          headers(),
        );
        expect(status).toBeLessThan(500);
        if (status >= 400) expect(json).toBeTypeOf('object');
      }),
      { numRuns: 150 },
    );
  });

  it('as a manifest is taken or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(odd, fc.nat(20), async (value, at) => {
        const fresh = createStage(1, { rateFactor: 1_000_000 });
        fresh.stub.manifest = spoilt(goodManifest(), value, at);
        const made = await fresh.play(fresh.zendesk.adminCenter.install(MANIFEST_URL));
        if ('refused' in made) expect(made.refused).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });
});
