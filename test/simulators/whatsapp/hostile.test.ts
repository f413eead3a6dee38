// Whatever a client sends over HTTP, it is answered in the vendor's shape, and nothing changes that was refused.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLOUD_ROUTES } from '../../../simulators/whatsapp/cloud/routes.ts';
import { ON_PREMISES_ROUTES } from '../../../simulators/whatsapp/on-premises/routes.ts';
import { RECORDABLE } from '../../../simulators/whatsapp/recordable.ts';
import { DAY } from '../../../src/kernel/clock.ts';
import { type Served, serveHandler } from '../../../src/kernel/serve.ts';
import { basic, bearer, jsonOf, sendJson } from '../../../src/kernel/wire.ts';
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
import { PASSWORD } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const OTHER = '+5511922223333';
let stand = createStand({ rateFactor: 1_000_000 });
let served: Served;
/** What a route's path is filled with, and what opens it. */
let cloud = { id: '', waba: '', token: '' };
let client = { id: 'd1', token: '' };

const { over, close } = hostileClient(() => served.url);
const dialectOf = (path: string) => (path.startsWith('/on-premises/') ? 'on-premises' : 'cloud');
const held = (path: string) =>
  bearer(dialectOf(path) === 'cloud' ? cloud.token : client.token) as Record<string, string>;

/** A world with a number in each dialect, both ready to write. */
async function begin(): Promise<void> {
  stand = createStand({ rateFactor: 1_000_000, codePauseMs: 0, codesPerDay: 1_000_000 });
  const { handler } = stand.whatsapp;
  const { wabaId, accessToken } = stand.whatsapp.createBusiness({ name: 'Acme' });
  const graph = async (path: string, body: unknown) => {
    const url = `https://graph.facebook.com/${path}`;
    return jsonOf(await handler(sendJson('POST', url, body, bearer(accessToken)))) as {
      id: string;
    };
  };
  const { id } = await graph(`${wabaId}/phone_numbers`, {
    cc: '55',
    phone_number: BUSINESS.slice(3),
    verified_name: 'Acme',
  });
  await graph(`${id}/request_code`, { code_method: 'SMS', language: 'en_US' });
  await graph(`${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
  await graph(`${id}/register`, { messaging_product: 'whatsapp', pin: '123456' });
  cloud = { id, waba: wabaId, token: accessToken };
  const { username, password, certificate } = stand.whatsapp.startDeployment({
    deploymentId: 'd1',
    verifiedName: 'Acme',
    phoneNumber: OTHER,
  });
  const base = 'https://on-premises.example/on-premises/d1/v1';
  const login = jsonOf(
    await handler(
      sendJson(
        'POST',
        `${base}/users/login`,
        { new_password: PASSWORD },
        basic(username, password),
      ),
    ),
  ) as { users: { token: string }[] };
  client = { id: 'd1', token: login.users[0]?.token ?? '' };
  const account = { cc: '55', phone_number: OTHER.slice(3), method: 'sms', cert: certificate };
  const token = bearer(client.token);
  await handler(sendJson('POST', `${base}/account`, account, token));
  const code = await stand.codeAt(OTHER);
  await handler(sendJson('POST', `${base}/account/verify`, { code }, token));
  for (const number of [BUSINESS, OTHER]) {
    stand.whatsapp.phones.send(ANA, number, { type: 'text', text: 'Oi' });
  }
  await stand.clock.settle();
}

beforeAll(async () => {
  await begin();
  served = await serveHandler((request) => stand.whatsapp.handler(request));
});
afterAll(async () => {
  close();
  await served.close();
});

/** Success, or an error in the vendor's own envelope; never a failure of this program. */
function expectVendors(path: string, { status, text }: Answer): void {
  expect(text).not.toContain('channelproof');
  if (status < 300) return;
  expect(status).toBeLessThan(600);
  // Files that are gone are 404 without a word.
  if (text === '') {
    expect(status).toBe(404);
    return;
  }
  const body = JSON.parse(text);
  if (dialectOf(path) === 'cloud') {
    const error = { code: expect.any(Number), message: expect.any(String) };
    expect(body).toMatchObject({ error: { ...error, type: expect.any(String) } });
    expect(body.error.fbtrace_id).toMatch(/^A\w+$/);
  } else {
    const error = { code: expect.any(Number), title: expect.any(String) };
    expect(body).toMatchObject({ meta: { version: expect.any(String) }, errors: [error] });
  }
}

/** The call is refused in the vendor's shape, and nothing that can be seen from outside has changed. */
async function expectRefused(path: string, call: () => Promise<Answer>): Promise<Answer> {
  const before = stand.whatsapp.state();
  const answer = await call();
  expectVendors(path, answer);
  if (answer.status >= 300) expect(stand.whatsapp.state()).toEqual(before);
  return answer;
}

const CLOUD_MESSAGES = () => `/v23.0/${cloud.id}/messages`;
const CLIENT_MESSAGES = () => '/on-premises/d1/v1/messages';
const TEXT = { to: ANA.slice(1), type: 'text', text: { body: 'Hello' } };
const PRODUCT = { messaging_product: 'whatsapp' };

async function expectAlive(): Promise<void> {
  const all = [
    await over(
      'POST',
      CLOUD_MESSAGES(),
      { ...held('/'), ...JSON_TYPE },
      JSON.stringify({ ...PRODUCT, ...TEXT }),
    ),
    await over(
      'POST',
      CLIENT_MESSAGES(),
      { ...held('/on-premises/'), ...JSON_TYPE },
      JSON.stringify(TEXT),
    ),
  ];
  expect(all.map(({ status }) => status)).toEqual([200, 201]);
}

const NAMES = [
  ...new Set(RECORDABLE.flatMap((name) => name.split('.')).filter((name) => name !== '')),
  '__proto__',
  'constructor',
  'toString',
  'length',
  'body',
  'components',
  'parameters',
  'template',
  'interactive',
  'action',
  'contacts',
  'link',
  'pin',
  'code',
  'text',
  'emoji',
  'webhooks',
  'url',
];
const WORDS = [
  'whatsapp',
  'individual',
  'text',
  'image',
  'interactive',
  'template',
  'contacts',
  'location',
  'reaction',
  'read',
  'SMS',
  'en_US',
  '123456',
  ANA.slice(1),
  '-1',
  '1e400',
  '\u0000',
  'https://a.example',
];

const object = randomObject(NAMES, WORDS);

const ROUTES = [...CLOUD_ROUTES, ...ON_PREMISES_ROUTES].map(({ method, path }) => ({
  method,
  path,
}));
const filled = (path: string): string =>
  path
    .replace('{deployment}', client.id)
    .replace('{id}', /subscri|phone_numbers|templates/.test(path) ? cloud.waba : cloud.id)
    .replace(/\{\w+\}/g, '1');

describe('over HTTP, whatever is sent', () => {
  test.each(ROUTES)('$method $path takes random bodies', async ({ method, path }) => {
    await begin();
    const messages = path.endsWith('/messages');
    await fc.assert(
      fc.asyncProperty(object, fc.boolean(), async (text, asMessage) => {
        const body =
          messages && asMessage
            ? text.replace(
                '{',
                `{"messaging_product":"whatsapp","to":"${ANA.slice(1)}"${text === '{}' ? '' : ','}`,
              )
            : text;
        const url = filled(path);
        await expectRefused(url, () => over(method, url, { ...held(url), ...JSON_TYPE }, body));
      }),
      { numRuns: messages ? 150 : 20 },
    );
    await stand.clock.settle();
  });

  const long = 'x'.repeat(10_000);
  const message = (fields: object): string => JSON.stringify({ ...PRODUCT, ...TEXT, ...fields });
  const BODIES: readonly (readonly [string, () => string | Uint8Array])[] = [
    ...BAD_BODIES,
    ['10 MB of text', () => message({ text: { body: 'x'.repeat(10 * 1024 * 1024) } })],
    ['a text of 10,000 characters', () => message({ text: { body: long } })],
    ['a recipient of 10,000 characters', () => message({ to: long })],
    ['a recipient of 10,000 digits', () => message({ to: '5'.repeat(10_000) })],
    ['a type of 10,000 characters', () => message({ type: long })],
    [
      'a card 100,000 deep',
      () =>
        message({ type: 'contacts', contacts: 'DEEP' }).replace(
          '"DEEP"',
          `[{"name":{"formatted_name":"A","first_name":"A"},"org":${nest('{"a":', '}', 100_000)}}]`,
        ),
    ],
    [
      'a template 100,000 deep',
      () =>
        message({ type: 'template', template: 'DEEP' }).replace(
          '"DEEP"',
          `{"name":"a","language":{"code":"en"},"components":${nest('[', ']', 100_000)}}`,
        ),
    ],
    ['a prototype', () => '{"__proto__":{"messaging_product":"whatsapp","to":"1","type":"text"}}'],
    ['lone surrogates as recipient', () => '{"messaging_product":"whatsapp","to":"\\ud800"}'],
  ];
  const TYPES = [
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'x',
  ];
  const DOORS = [
    ['POST', () => CLOUD_MESSAGES()],
    ['POST', () => CLIENT_MESSAGES()],
    ['POST', () => `/v23.0/${cloud.id}/whatsapp_business_profile`],
    ['POST', () => `/v23.0/${cloud.waba}/message_templates`],
    ['POST', () => '/on-premises/d1/v1/settings/business/compliance_info'],
    ['PATCH', () => '/on-premises/d1/v1/settings/application'],
  ] as const;

  const HEAVY = 1024 * 1024;
  test.each(BODIES)('%s', async (_, body) => {
    const text = body();
    for (const [method, at] of DOORS) {
      for (const type of text.length < HEAVY ? TYPES : TYPES.slice(0, 1)) {
        const path = at();
        const headers = { ...held(path), 'content-type': type };
        await expectRefused(path, () => over(method, path, headers, text));
      }
    }
    expect('polluted' in {}).toBe(false);
    expect(JSON.stringify(stand.whatsapp.state())).not.toContain('polluted');
    await expectAlive();
  });

  test.each(BAD_CREDENTIALS)('every door stays shut to %s', async (_, headers) => {
    for (const { method, path } of ROUTES) {
      const url = filled(path);
      const answer = await expectRefused(url, () =>
        over(method, url, { ...JSON_TYPE, ...headers }, '{}'),
      );
      expect([400, 401, 403, 404]).toContain(answer.status);
    }
  });

  test('an On-Premises token that has expired is wrong', async () => {
    await begin();
    await stand.clock.advance(7 * DAY + 1);
    const path = CLIENT_MESSAGES();
    const answer = await over('POST', path, { ...held(path), ...JSON_TYPE }, JSON.stringify(TEXT));
    expectVendors(path, answer);
    expect(answer.status).toBe(401);
    await begin();
  });

  test.each([
    '/..',
    '//',
    '/v23.0//',
    '/v23.0/../v23.0/1/messages',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/v23.0/%00/messages',
    '/v23.0/%zz/messages',
    '/v23.0/%ff%fe/messages',
    '/v23.0/__proto__/messages',
    '/v23.0/constructor',
    '/v999999999999.9/1/messages',
    '/v23.0',
    '/v23.0/',
    '/on-premises/',
    '/on-premises//v1/messages',
    '/on-premises/__proto__/v1/messages',
    '/on-premises/d1/v1/../../d1/v1/messages',
    '/on-premises/d1/v1/media/..%2f..%2fetc%2fpasswd',
    '/on-premises/d1/v1/users/__proto__',
    '/on-premises/d1/v1/contacts/constructor/identity',
    '/on-premises/d1/v1/settings/profile/photo?format=__proto__',
    `/v23.0/${'a/'.repeat(3_000)}`,
    `/v23.0/${'9'.repeat(7_000)}`,
    `/v23.0/1?fields=${'x,'.repeat(3_000)}`,
    '/v23.0/1?fields[__proto__]=1&__proto__=2&fields=a&fields=b',
    '/?#',
    '/v23.0/1/messages?x=%',
  ])('the path %s', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      await expectRefused(path, () => over(method, path, { ...held(path), ...JSON_TYPE }, '{}'));
    }
    await expectAlive();
  });

  test('headers beyond what HTTP servers read are refused before anything else', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`x-h${i}`, 'y'.repeat(100)]),
    );
    const path = CLOUD_MESSAGES();
    const answer = await over('POST', path, { ...held(path), ...JSON_TYPE, ...many }, '{}');
    expectVendors(path, answer);
    const huge = await over('POST', path, { ...held(path), 'x-huge': 'y'.repeat(100_000) }).catch(
      () => undefined,
    );
    expect(huge === undefined || huge.status === 431).toBe(true);
    await expectAlive();
  });

  const raw = (path: string, length: number): string =>
    rawHead(path, `Bearer ${cloud.token}`, length);

  test('a client that sends half a body and hangs up changes nothing', async () => {
    const before = stand.whatsapp.state();
    for (let i = 0; i < 20; i++) {
      await hangUp(
        served.port,
        `${raw(CLOUD_MESSAGES(), 1_000)}{"messaging_product":`,
        i % 2 === 0,
      );
    }
    expect(stand.whatsapp.state()).toEqual(before);
    await expectAlive();
  });

  test('a body that comes byte by byte is read to its end', async () => {
    const body = JSON.stringify({ ...PRODUCT, ...TEXT });
    const answered = await drip(
      served.port,
      `${raw(CLOUD_MESSAGES(), body.length)}${body}`,
      (text) => text.includes('}]}'),
    );
    expect(answered).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('10,000 requests at once are all answered', async () => {
    await begin();
    const good = JSON.stringify({ ...PRODUCT, ...TEXT });
    const all = await Promise.all(
      Array.from({ length: 10_000 }, (_, i) => {
        const path = i % 2 === 0 ? CLOUD_MESSAGES() : CLIENT_MESSAGES();
        const body = i % 4 < 2 ? good : '{"to":';
        return over('POST', path, { ...held(path), ...JSON_TYPE }, body);
      }),
    );
    const count = (status: number) => all.filter((answer) => answer.status === status).length;
    expect([count(200), count(201), count(400)]).toEqual([2_500, 2_500, 5_000]);
    const ids = all.flatMap(({ status, text }) =>
      status < 300 ? [JSON.parse(text).messages[0].id] : [],
    );
    expect(new Set(ids).size).toBe(5_000);
    await stand.clock.settle();
    const chats = stand.whatsapp.phones.device(ANA).chats.map(({ messages }) => messages.length);
    expect(chats).toEqual([2_501, 2_501]);
  }, 60_000);
});
