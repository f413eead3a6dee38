// Whatever a client sends over HTTP, it is answered in Zendesk's shapes, and nothing changes that was refused.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECORDABLE } from '../../../simulators/zendesk/recordable.ts';
import { ZENDESK_ROUTES } from '../../../simulators/zendesk/zendesk.ts';
import { basic, bearer, get } from '../../../src/kernel/wire.ts';
import {
  type Answer,
  BAD_BODIES,
  BAD_CREDENTIALS,
  drip,
  hangUp,
  hostileClient,
  JSON_TYPE,
  nest,
  randomObject,
  rawHead,
} from '../hostile-client.ts';
import { type ServedZendesk, servedZendesk } from './clients/served.ts';

const PATIENCE_MS = 60_000;
let desk: ServedZendesk;
let other: ServedZendesk;
const { over, close } = hostileClient(() => desk.url);

type Who = 'admin' | 'agent';
const as = (who: Who, from = desk): Record<string, string> => {
  const { email, token } = from.zendesk.credentials[who];
  return { ...basic(`${email}/token`, token) } as Record<string, string>;
};

/** Ids of what there is, so that paths lead somewhere. */
let ids: Readonly<Record<string, string>> = {};

const made = async (path: string, body: object): Promise<Record<string, { id: number }>> => {
  const answer = await over('POST', path, { ...as('admin'), ...JSON_TYPE }, JSON.stringify(body));
  expect(answer.status).toBeLessThan(300);
  return JSON.parse(answer.text);
};

const TICKET = { ticket: { subject: 'A', comment: { body: 'B' } } };

async function begin(): Promise<void> {
  await desk?.close();
  desk = await servedZendesk({ rateFactor: 1_000_000 });
  const user = await made('/api/v2/users', { user: { name: 'Ana', email: 'ana@example.com' } });
  await made('/api/v2/tickets', TICKET);
  const view = await made('/api/v2/views', {
    view: { title: 'V', all: [{ field: 'status', operator: 'is', value: 'open' }] },
  });
  ids = {
    tickets: '1',
    users: String(user['user']?.id),
    views: String(view['view']?.id),
  };
}

beforeAll(async () => {
  await begin();
  other = await servedZendesk({}, { subdomain: 'globex', seed: 2 });
});
afterAll(async () => {
  close();
  await desk.close();
  await other.close();
});

/** Success, or an error in one of Zendesk's envelopes; never a failure of this program. */
function expectVendors({ status, text }: Answer): void {
  expect(text).not.toContain('channelproof');
  expect(text).not.toMatch(/\n\s+at /);
  expect(status).toBeLessThan(500);
  if (status < 400 || text === '' || text.startsWith('<!doctype html>')) return;
  const body = JSON.parse(text);
  const plain = typeof body.error === 'string' || typeof body.error?.title === 'string';
  expect(plain || Array.isArray(body.errors)).toBe(true);
}

/** What an admin can see, list by list. */
const LISTS = [
  ...['tickets', 'deleted_tickets', 'users', 'groups', 'group_memberships', 'organizations'],
  ...['views', 'triggers', 'automations', 'macros', 'ticket_fields', 'user_fields', 'webhooks'],
  ...['job_statuses', 'oauth/clients', 'apps/installations', 'ticket_audits', 'tags'],
];

function everything(): readonly unknown[] {
  const headers = as('admin');
  const own = [`users/${ids['users']}/identities`, 'tickets/1/comments', 'tickets/1/audits'];
  return [...LISTS, ...own].map((path) => {
    const answer = desk.zendesk.handler(get(`${desk.url}/api/v2/${path}`, headers));
    return answer instanceof Promise ? path : [path, answer.status, answer.body];
  });
}

async function expectRefused(call: () => Promise<Answer>): Promise<Answer> {
  const before = everything();
  const answer = await call();
  expectVendors(answer);
  if (answer.status >= 300) expect(everything()).toEqual(before);
  return answer;
}

async function expectAlive(): Promise<void> {
  const answer = await over(
    'POST',
    '/api/v2/tickets.json',
    { ...as('agent'), ...JSON_TYPE },
    JSON.stringify(TICKET),
  );
  expect(answer.status).toBe(201);
}

const NAMES = [
  ...new Set(RECORDABLE.flatMap((name) => name.split('.')).filter((name) => name !== '')),
  ...['__proto__', 'constructor', 'toString', 'length', 'ids', 'ticket', 'user', 'view'],
  ...['trigger', 'automation', 'macro', 'organization', 'group', 'comment', 'conditions'],
  ...['all', 'any', 'actions', 'field', 'operator', 'value', 'identity', 'webhook', 'tickets'],
  ...['users', 'custom_fields', 'user_fields', 'html_body', 'uploads', 'requester'],
];
const WORDS = [
  ...['status', 'is', 'open', 'closed', 'solved', 'end-user', 'admin', 'email', 'urgent'],
  ...['current_user', 'ana@example.com', '+5511912345678', '-1', '1e400', '\u0000', '1'],
  ...['2025-06-02T09:00:00Z', 'https://a.example', 'set_tags', 'PENDING', 'text', 'true'],
];
const object = randomObject(NAMES, WORDS);

const ROUTES = ZENDESK_ROUTES.map(({ method, path }) => ({ method, path }));
const filled = (path: string): string =>
  path.replace(/([^/]+)\/\{[^}]+\}/g, (_, area: string) => `${area}/${ids[area] ?? '1'}`);

/** The name under which a route wants its body, so that random values get behind the first check. */
const rootOf = (path: string): string => {
  const area =
    path.split('/').filter((part) => !part.startsWith('{') && !/_many|^api$|^v2$/.test(part))[0] ??
    '';
  return area.replace(/ies$/, 'y').replace(/s$/, '');
};

describe('over HTTP, whatever is sent', () => {
  test.each(ROUTES)('$method $path takes random bodies', async ({ method, path }) => {
    await fc.assert(
      fc.asyncProperty(object, fc.boolean(), async (text, wrapped) => {
        const body = wrapped ? `{${JSON.stringify(rootOf(path))}:${text}}` : text;
        await expectRefused(() =>
          over(
            method,
            filled(path),
            { ...as('admin'), ...JSON_TYPE },
            method === 'GET' ? '' : body,
          ),
        );
      }),
      { numRuns: method === 'GET' ? 2 : 12 },
    );
  });

  test.each([
    'page[size]=0',
    'page[size]=-1&page[after]=%00',
    'page[after]=bm8&page[before]=bm8',
    'page[after]=W10&page[size]=2',
    'page[after]=WyJhIiwiYiJd&page[size]=2',
    'page=99999999999999999999&per_page=1e9',
    'page=-1&per_page=-1',
    'page[]=1&page[size][]=2',
    'sort=-__proto__&sort_by=constructor&sort_order=sideways',
    'include=__proto__,users,%00',
    'ids=1,__proto__,1e400,-1,,',
    'query=%00%ff*(("-:<>&start_time=abc&filter[type]=x',
    `query=${'a%20'.repeat(2_000)}`,
  ])('every list takes the query ?%s', async (query) => {
    for (const { path } of ROUTES.filter(({ method }) => method === 'GET')) {
      const url = `${filled(path)}?${query}`;
      await expectRefused(() => over('GET', url, as('admin')));
    }
  });

  const DOORS = [
    ['POST', '/api/v2/tickets'],
    ['PUT', '/api/v2/tickets/1'],
    ['POST', '/api/v2/users'],
    ['POST', '/api/v2/triggers'],
    ['POST', '/api/v2/any_channel/push'],
  ] as const;
  const long = 'x'.repeat(100_000);
  const ticket = (fields: object): string =>
    JSON.stringify({ ticket: { ...TICKET.ticket, ...fields } });
  const HEAVY = 1024 * 1024;
  test.each<readonly [string, () => string | Uint8Array]>([
    ...BAD_BODIES,
    ['a comment of 10 MB', () => ticket({ comment: { body: 'x'.repeat(10 * HEAVY) } })],
    ['a subject of 100,000 characters', () => ticket({ subject: long })],
    ['a tag of 100,000 characters', () => ticket({ tags: [long] })],
    ['10,000 tags', () => ticket({ tags: Array.from({ length: 10_000 }, (_, i) => `t${i}`) })],
    [
      '10,000 custom fields',
      () =>
        ticket({ custom_fields: Array.from({ length: 10_000 }, (_, id) => ({ id, value: 'x' })) }),
    ],
    ['a requester of all kinds', () => ticket({ requester: { name: {}, email: [] } })],
    [
      'ids beyond all numbers',
      () => ticket({ requester_id: 1e308, assignee_id: -1, group_id: 1.5 }),
    ],
    ['HTML 10,000 deep', () => ticket({ comment: { html_body: `${'<div>'.repeat(10_000)}x` } })],
    [
      'metadata 100,000 deep',
      () =>
        ticket({ metadata: 'DEEP' }).replace('"DEEP"', `{"custom":${nest('{"a":', '}', 100_000)}}`),
    ],
    ['lone surrogates', () => '{"ticket":{"subject":"\\ud800","comment":{"body":"\\udfff"}}}'],
    [
      'a prototype',
      () =>
        '{"__proto__":{"ticket":{"status":"closed"}},"ticket":{"__proto__":{"status":"solved"}}}',
    ],
  ])('%s', async (_, body) => {
    const text = body();
    for (const [method, path] of DOORS) {
      const types =
        text.length < HEAVY ? ['application/json', 'text/plain', 'x'] : ['application/json'];
      for (const type of types) {
        await expectRefused(() =>
          over(method, path, { ...as('admin'), 'content-type': type }, text),
        );
      }
    }
    expect('polluted' in {}).toBe(false);
    await expectAlive();
  });

  const API_ROUTES = ROUTES.filter(
    ({ path }) => path.startsWith('/api/v2/') && !path.endsWith('/users/me'),
  );

  /** Knocks at every door of the API; whatever is answered, nothing has changed in the end. */
  async function knock(
    headers: Record<string, string>,
    expected: readonly number[],
  ): Promise<void> {
    const before = everything();
    for (const { method, path } of API_ROUTES) {
      const answer = await over(method, filled(path), { ...JSON_TYPE, ...headers }, '{}');
      expectVendors(answer);
      expect(expected, `${method} ${path}`).toContain(answer.status);
    }
    expect(everything()).toEqual(before);
  }

  test.each(BAD_CREDENTIALS)('every door stays shut to %s', async (_, headers) => {
    await begin();
    await knock(headers, [401, 403, 404]);
  });

  test("one account's credentials open nothing of another's", async () => {
    await begin();
    await knock(as('admin', other), [401, 404]);
    const { oauthToken } = other.zendesk.credentials.admin;
    await knock(bearer(oauthToken) as Record<string, string>, [401, 404]);
  });

  test.each([
    '/..',
    '//',
    '/api/v2//',
    '/api/v2/../v2/tickets',
    '/api/v2/tickets/%2e%2e/%2e%2e/etc/passwd',
    '/api/v2/tickets/%00',
    '/api/v2/tickets/%zz',
    '/api/v2/tickets/__proto__',
    '/api/v2/tickets/1.json.json',
    '/api/v2/tickets/1e0',
    '/api/v2/tickets/1.0',
    '/api/v2/tickets/-1',
    '/api/v2/tickets/0x1',
    `/api/v2/${'a/'.repeat(3_000)}`,
    `/api/v2/tickets/${'9'.repeat(7_000)}`,
    '/api/v2.json',
    '/attachments/token/..%2f..%2fetc%2fpasswd/?name=x',
    '/?#',
  ])('the path %s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      await expectRefused(() => over(method, path, { ...as('admin'), ...JSON_TYPE }, '{}'));
    }
    await expectAlive();
  });

  test('a client that sends half a body and hangs up changes nothing', async () => {
    const before = everything();
    const port = Number(new URL(desk.url).port);
    const { authorization = '' } = as('admin');
    for (let i = 0; i < 20; i++) {
      await hangUp(
        port,
        `${rawHead('/api/v2/tickets', authorization, 1_000)}{"ticket":`,
        i % 2 === 0,
      );
    }
    expect(everything()).toEqual(before);
    await expectAlive();
  });

  test('a body that comes byte by byte is read to its end', async () => {
    const body = JSON.stringify(TICKET);
    const { authorization = '' } = as('admin');
    const answered = await drip(
      Number(new URL(desk.url).port),
      `${rawHead('/api/v2/tickets', authorization, body.length)}${body}`,
      (text) => text.includes('"audit"'),
    );
    expect(answered).toMatch(/^HTTP\/1\.1 201 /);
  });

  test(
    '10,000 requests at once are all answered',
    async () => {
      await begin();
      const headers = { ...as('admin'), ...JSON_TYPE };
      const all = await Promise.all(
        Array.from({ length: 10_000 }, (_, i) =>
          over('POST', '/api/v2/tickets', headers, i % 2 === 0 ? JSON.stringify(TICKET) : '{"to":'),
        ),
      );
      const count = (status: number) => all.filter((answer) => answer.status === status).length;
      expect(count(201)).toBe(5_000);
      expect(count(400) + count(422)).toBe(5_000);
      const numbers = all.flatMap(({ status, text }) =>
        status === 201 ? [JSON.parse(text).ticket.id] : [],
      );
      expect(new Set(numbers).size).toBe(5_000);
    },
    PATIENCE_MS,
  );
});

describe("an agent's token", () => {
  /** What only admins may do. */
  const ADMINS =
    /^\/api\/v2\/(?:triggers|automations|trigger_categories|groups|ticket_fields|user_fields|organization_fields|webhooks|apps|oauth\/clients|deleted_users|incremental|group_memberships)(?:\/|$)/;
  /** What changes nothing, or is for agents as well. */
  const READING = /^GET /;
  test('does nothing that changes the account for everybody', async () => {
    const doors = ROUTES.filter(({ path }) => ADMINS.test(path)).filter(
      ({ method, path }) => !READING.test(`${method} ${path}`),
    );
    expect(doors.length).toBeGreaterThan(20);
    for (const { method, path } of doors) {
      const answer = await expectRefused(() =>
        over(method, filled(path), { ...as('agent'), ...JSON_TYPE }, '{}'),
      );
      expect(answer.status, `${method} ${path}`).toBe(403);
    }
  });
});
