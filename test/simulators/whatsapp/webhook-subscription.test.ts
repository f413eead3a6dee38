// Who is told: the app, the account, the number; and the handshake that proves an address.
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import {
  basic,
  bearer,
  empty,
  get,
  jsonOf,
  type Method,
  NoAnswer,
  sendJson,
} from '../../../src/kernel/wire.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const OF_APP = 'https://app.example/hook';
const OF_ACCOUNT = 'https://account.example/hook?tenant=7';
const OF_NUMBER = 'https://number.example/hook';
const OBJECT = 'whatsapp_business_account';

/** A registered number whose app is not subscribed to anything. */
async function registered() {
  const stand = createStand();
  const { wabaId, accessToken, appSecret } = stand.whatsapp.createBusiness({ name: 'B' });
  const graph = async (method: Method, path: string, body?: unknown, version = '/v23.0') => {
    const url = `https://graph.facebook.com${version}/${path}`;
    const held = bearer(accessToken);
    const response = await stand.whatsapp.handler(
      body === undefined ? { ...get(url, held), method } : sendJson(method, url, body, held),
    );
    // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
    return { status: response.status, body: jsonOf(response) as any };
  };
  await graph('POST', `${wabaId}/subscribed_apps`);
  const { data } = (await graph('GET', `${wabaId}/subscribed_apps`)).body;
  const appId: string = data[0].whatsapp_business_api_data.id;
  await graph('DELETE', `${wabaId}/subscribed_apps`);
  const added = await graph('POST', `${wabaId}/phone_numbers`, {
    cc: '55',
    phone_number: BUSINESS.slice(3),
    verified_name: 'Bazar',
  });
  const id: string = added.body.id;
  await graph('POST', `${id}/request_code`, { code_method: 'SMS', language: 'pt_BR' });
  await graph('POST', `${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
  await graph('POST', `${id}/register`, { messaging_product: 'whatsapp', pin: '123456' });
  const told = async (words = 'x') => {
    stand.received.length = 0;
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: words });
    await stand.clock.settle();
    return stand.received.map(({ request }) => request.url);
  };
  const onAccount = (callback?: string, version?: string) =>
    graph(
      'POST',
      `${wabaId}/subscribed_apps`,
      callback === undefined ? {} : { override_callback_uri: callback, verify_token: 'v' },
      version,
    );
  const onApp = (fields: unknown = ['messages'], version?: string) =>
    graph(
      'POST',
      `${appId}/subscriptions`,
      { object: OBJECT, callback_url: OF_APP, verify_token: 'v', fields },
      version,
    );
  const onNumber = (callback: string) =>
    graph('POST', id, {
      webhook_configuration: { override_callback_uri: callback, verify_token: 'v' },
    });
  const node = async () => (await graph('GET', id)).body.webhook_configuration;
  return { stand, graph, told, onAccount, onApp, onNumber, node, wabaId, appId, appSecret, id };
}

describe('whose callback', () => {
  test('number before account before app, and each of them can be taken back', async () => {
    const { graph, told, onAccount, onApp, onNumber, node, wabaId } = await registered();
    await onApp();
    expect(await graph('GET', `${wabaId}/subscribed_apps`)).toEqual({
      status: 200,
      body: { data: [] },
    });
    expect(await told()).toEqual([]);
    expect((await onAccount()).status).toBe(200);
    expect(await told()).toEqual([OF_APP]);
    expect(await node()).toEqual({ application: OF_APP });
    await onAccount(OF_ACCOUNT);
    expect(await told()).toEqual([OF_ACCOUNT]);
    await onNumber(OF_NUMBER);
    expect(await told()).toEqual([OF_NUMBER]);
    expect(await node()).toEqual({
      application: OF_APP,
      whatsapp_business_account: OF_ACCOUNT,
      phone_number: OF_NUMBER,
    });
    await onNumber('');
    expect(await told()).toEqual([OF_ACCOUNT]);
    await onAccount();
    expect(await told()).toEqual([OF_APP]);
    await onNumber(OF_NUMBER);
    await graph('DELETE', `${wabaId}/subscribed_apps`);
    expect(await told()).toEqual([]);
  });

  test('what waits to be tried again goes to the new address, or nowhere', async () => {
    const { stand, graph, onAccount, onNumber, wabaId } = await registered();
    await onAccount(OF_ACCOUNT);
    stand.receiver.answer = () => empty(503);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'x' });
    await stand.clock.advance(MINUTE / 2);
    await onNumber(OF_NUMBER);
    await stand.clock.advance(MINUTE);
    const urls = () => stand.received.map(({ request }) => request.url);
    expect(urls()).toEqual([OF_ACCOUNT, OF_ACCOUNT, OF_NUMBER]);
    await graph('DELETE', `${wabaId}/subscribed_apps`);
    await stand.clock.advance(HOUR);
    await onAccount(OF_ACCOUNT);
    await stand.clock.advance(HOUR);
    expect(urls()).toHaveLength(3);
  });

  test('an app takes the fields that it named, and is shown with their version', async () => {
    const { told, onAccount, onApp, graph, appId } = await registered();
    await onAccount(OF_ACCOUNT);
    expect((await graph('GET', `${appId}/subscriptions`)).body).toEqual({ data: [] });
    await onApp('account_update, message_template_status_update', '/v24.0');
    expect(await told()).toEqual([]);
    expect((await graph('GET', `${appId}/subscriptions`)).body).toEqual({
      data: [
        {
          object: OBJECT,
          callback_url: OF_APP,
          active: true,
          fields: [
            { name: 'account_update', version: 'v24.0' },
            { name: 'message_template_status_update', version: 'v24.0' },
          ],
        },
      ],
    });
    await onApp(['messages', 'account_update']);
    expect(await told()).toEqual([OF_ACCOUNT]);
    await graph('DELETE', `${appId}/subscriptions?object=${OBJECT}&fields=account_update`);
    expect(await told()).toEqual([OF_ACCOUNT]);
    await onAccount();
    expect(await told()).toEqual([OF_APP]);
    expect((await graph('DELETE', `${appId}/subscriptions`)).body).toEqual({ success: true });
    expect(await told()).toEqual([]);
    expect((await graph('GET', `${appId}/subscriptions`)).body).toEqual({ data: [] });
  });

  test.each([
    ['another object', { object: 'page' }],
    ['no object', { object: undefined }],
    ['a field that there is not', { fields: ['messages', 'gossip'] }],
    ['no field', { fields: [] }],
    ['fields of another type', { fields: 7 }],
    ['no token', { verify_token: undefined }],
    ['no callback', { callback_url: undefined }],
    ['a callback without TLS', { callback_url: 'http://app.example/hook' }],
    [
      'a callback longer than 200 characters',
      { callback_url: `https://a.example/${'x'.repeat(183)}` },
    ],
  ])('an app is not subscribed with %s', async (_, wrong) => {
    const { stand, graph, appId } = await registered();
    const body = { object: OBJECT, callback_url: OF_APP, verify_token: 'v', fields: ['messages'] };
    const before = stand.whatsapp.state();
    const refused = await graph('POST', `${appId}/subscriptions`, { ...body, ...wrong });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    expect(stand.whatsapp.state()).toEqual(before);
    expect((await graph('GET', `${appId}/subscriptions`)).body).toEqual({ data: [] });
  });

  test('the token of the app opens its subscriptions, another one does not', async () => {
    const { stand, graph, appId, appSecret } = await registered();
    const ask = async (headers: Record<string, string>, query = '') =>
      stand.whatsapp.handler(
        get(`https://graph.facebook.com/v23.0/${appId}/subscriptions${query}`, headers),
      );
    expect((await ask(bearer(`${appId}|${appSecret}`))).status).toBe(200);
    expect((await ask({}, `?access_token=${appId}%7C${appSecret}`)).status).toBe(200);
    expect((await graph('GET', 'app/subscriptions')).status).toBe(200);
    expect((await ask(bearer(`${appId}|${'0'.repeat(32)}`))).status).toBe(401);
    expect((await ask(basic(appId, appSecret))).status).toBe(401);
    const other = stand.whatsapp.createBusiness({ name: 'Other' });
    expect(jsonOf(await ask(bearer(other.accessToken)))).toMatchObject({
      error: { code: 100, error_subcode: 33 },
    });
  });
});

describe('the handshake', () => {
  const WAYS = ['account', 'app', 'number'] as const;
  const REFUSALS = [
    [
      'another answer',
      (challenge: string) => ({ status: 200, headers: {}, body: `${challenge} ` }),
    ],
    ['another status', (challenge: string) => ({ status: 204, headers: {}, body: challenge })],
    [
      'silence',
      () => {
        throw new NoAnswer('timeout', OF_APP);
      },
    ],
  ] as const;
  test.each(WAYS.flatMap((way) => REFUSALS.map(([what, answer]) => [way, what, answer] as const)))(
    'for the %s: %s leaves all as it was',
    async (way, _, answer) => {
      const world = await registered();
      const { stand, told, onAccount, onApp, onNumber, node } = world;
      await onAccount(OF_ACCOUNT);
      const before = { state: stand.whatsapp.state(), node: await node() };
      const ask = {
        account: () => onAccount('https://new.example/'),
        app: () => onApp(['account_update']),
        number: () => onNumber(OF_NUMBER),
      }[way];
      const accepting = stand.receiver.handshake;
      stand.receiver.handshake = answer;
      expect(await ask()).toMatchObject({ status: 400, body: { error: { code: 2200 } } });
      expect({ state: stand.whatsapp.state(), node: await node() }).toEqual(before);
      expect(await told()).toEqual([OF_ACCOUNT]);
      stand.receiver.handshake = accepting;
      expect((await ask()).status).toBe(200);
    },
  );

  test('asks with the mode, a number as challenge and the token as it was given', async () => {
    const { stand, graph, wabaId } = await registered();
    const asked: URLSearchParams[] = [];
    stand.receiver.handshake = (challenge, query) => {
      asked.push(query);
      return { status: 200, headers: {}, body: challenge };
    };
    const token = 'sécret & more=1+1 %20';
    await graph('POST', `${wabaId}/subscribed_apps`, {
      override_callback_uri: OF_ACCOUNT,
      verify_token: token,
    });
    expect(asked).toHaveLength(1);
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      tenant: '7',
      'hub.mode': 'subscribe',
      'hub.challenge': expect.stringMatching(/^\d{10}$/),
      'hub.verify_token': token,
    });
  });

  test.each([
    [200, 200],
    [201, 400],
  ])('an override of %i characters is answered %i', async (length, status) => {
    const { onAccount } = await registered();
    const start = 'https://account.example/';
    expect((await onAccount(start.padEnd(length, 'x'))).status).toBe(status);
  });

  test('an override needs a token', async () => {
    const { graph, wabaId } = await registered();
    const { body } = await graph('POST', `${wabaId}/subscribed_apps`, {
      override_callback_uri: OF_ACCOUNT,
    });
    expect(body.error.message).toContain('verify_token');
  });
});

describe('the version of webhooks', () => {
  // Up to v23.0 every message has a conversation, from v24.0 on only in a free entry point.
  const conversationOf = async (world: Awaited<ReturnType<typeof registered>>) => {
    const { stand, graph, id } = world;
    stand.received.length = 0;
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'hello' });
    await graph('POST', `${id}/messages`, {
      messaging_product: 'whatsapp',
      to: ANA,
      type: 'text',
      text: { body: 'hello' },
    });
    await stand.clock.settle();
    const statuses = stand.received.flatMap(
      ({ body }) => body.entry[0].changes[0].value.statuses ?? [],
    );
    return statuses[0]?.conversation;
  };
  test.each([
    ['/v22.0', true],
    ['/v23.0', true],
    ['/v24.0', false],
    ['/v25.0', false],
    ['', true],
  ])('is the one that %s names when it subscribes', async (version, has) => {
    const world = await registered();
    await world.onAccount(OF_ACCOUNT, version);
    expect((await conversationOf(world)) !== undefined).toBe(has);
  });

  test('is the one of the call that subscribed last', async () => {
    const world = await registered();
    await world.onAccount(OF_ACCOUNT, '/v24.0');
    await world.onApp(['messages'], '/v23.0');
    expect(await conversationOf(world)).toBeDefined();
    await world.onAccount(OF_ACCOUNT, '/v24.0');
    expect(await conversationOf(world)).toBeUndefined();
  });
});
