// On-Premises: registering, the end of the product, shards, and how answers differ by release.
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { liveClient, startClient } from './client.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const text = { to: ANA, type: 'text', text: { body: 'Hi' } };
const START = Date.UTC(2025, 5, 2, 9);
const SUNSET = Date.UTC(2025, 9, 23);

describe('the end of On-Premises', () => {
  test('registration blocked: nobody registers, the others go on', async () => {
    const stand = createStand({ onPremisesMode: 'registration-blocked' });
    const client = await startClient(stand);
    expect(await client.account()).toMatchObject({
      status: 403,
      code: 1005,
      details: 'Unknown error: biz_link_on_prem_reg_blocked',
    });
    expect((await client.call('GET', '/health')).body.health.gateway_status).toBe('unregistered');
    stand.whatsapp.choose({ onPremisesMode: 'live' });
    await client.register();
    await client.subscribe();
    stand.whatsapp.choose({ onPremisesMode: 'registration-blocked' });
    expect(await client.account()).toMatchObject({ status: 403, code: 1005 });
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    expect((await client.call('POST', '/messages', text)).status).toBe(201);
    expect((await client.call('GET', '/health')).body.health.gateway_status).toBe('connected');
    await stand.clock.advance(MINUTE);
    expect(stand.received.map(({ body }) => Object.keys(body).at(-1))).toEqual([
      'messages',
      'statuses',
    ]);
  });

  test('sunset: nothing is registered, sent or connected', async () => {
    const client = await startClient(createStand({ onPremisesMode: 'sunset' }));
    expect(await client.account()).toMatchObject({ status: 403, code: 1005 });
    expect(await client.call('POST', '/messages', text)).toMatchObject({ status: 503, code: 1011 });
    expect((await client.call('GET', '/health')).body.health.gateway_status).toBe('disconnected');
  });

  test('by date: it ends with the first instant of 2025-10-23', async () => {
    const stand = createStand({ onPremisesMode: 'by-date' });
    const client = await liveClient(stand);
    await stand.clock.advance(SUNSET - stand.clock.now() - 1);
    expect(stand.clock.now()).toBeGreaterThan(START);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const { body } = await client.login('admin', 'Second-1');
    const token = { authorization: `Bearer ${body.users[0].token}` };
    expect((await client.ask('POST', '/v1/messages', token, text)).status).toBe(201);
    const before = stand.received.length;
    await stand.clock.advance(1);
    expect(await client.ask('POST', '/v1/messages', token, text)).toMatchObject({ status: 503 });
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await stand.clock.advance(MINUTE);
    expect(stand.received.length).toBe(before);
  });
});

describe('refused registrations', () => {
  const words = { onPremisesAppWords: true };

  test.each([
    [{}, 'Code wrong: it is not the one that was sent last.'],
    [words, 'Unknown error: mismatch'],
  ])('a wrong code with %o', async (options, details) => {
    const client = await startClient(createStand(options));
    await client.account();
    expect(await client.call('POST', '/account/verify', { code: 'x' })).toMatchObject({
      status: 400,
      code: 1009,
      details,
    });
  });

  test('a code asked too soon, and one that is too old, in the words of the app', async () => {
    const stand = createStand(words);
    const client = await startClient(stand);
    await client.account();
    expect(await client.account()).toMatchObject({
      status: 429,
      code: 1015,
      details: 'Unknown error: code_too_recent',
      response: { headers: { 'retry-after': '60' } },
    });
    const code = await stand.codeAt(BUSINESS);
    await stand.clock.advance(10 * MINUTE);
    expect(await client.call('POST', '/account/verify', { code })).toMatchObject({
      details: 'Unknown error: stale',
    });
  });

  test('a wrong PIN is 403, and soon after it 429 with the wait', async () => {
    const client = await startClient(createStand());
    await client.call('POST', '/settings/account/two-step', { pin: '135791' });
    const wrong = await client.account({ pin: '000000' });
    expect(wrong).toMatchObject({ status: 403, code: 1005 });
    // Waiting does not make it right.
    expect(wrong.response.headers).not.toHaveProperty('retry-after');
    expect(await client.account({ pin: '135791' })).toMatchObject({
      status: 429,
      code: 1015,
      response: { headers: { 'retry-after': '10' } },
    });
  });
});

describe('answers by choice', () => {
  test.each([
    ['meta', { meta: { api_status: 'stable', version: 'v2.45.1' } }],
    ['empty', {}],
    ['null', null],
  ] as const)('a setter says %s', async (onPremisesSetters, body) => {
    const client = await startClient(createStand({ onPremisesSetters }));
    const answer = await client.call('PATCH', '/settings/profile/about', { text: 'Hi' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(body);
  });

  test('the release stands in every answer', async () => {
    const client = await startClient(createStand({ onPremisesVersion: 'v2.41.2' }));
    expect((await client.call('GET', '/health')).body.meta.version).toBe('v2.41.2');
  });

  test.each([
    [{}, 404],
    [{ 1006: 400 }, 400],
    ['all-200', 200],
  ] as const)('errors with the statuses %o', async (onPremisesErrorStatuses, status) => {
    const client = await startClient(createStand({ onPremisesErrorStatuses }));
    expect(await client.call('GET', '/helth')).toMatchObject({ status, code: 1006 });
    expect((await client.ask('GET', '/v1/health', {})).status).toBe(401);
  });

  test('a path with a slash at the end is the same path', async () => {
    const client = await liveClient(createStand());
    const contacts = { contacts: ['+16315551001'] };
    expect((await client.call('POST', '/contacts/', contacts)).status).toBe(200);
    expect((await client.call('POST', '/contacts/?x=1', contacts)).status).toBe(200);
  });
});

describe('shards', () => {
  async function registered() {
    const stand = createStand();
    const client = await startClient(stand);
    await client.register();
    const set = (change: object = {}) =>
      client.call('POST', '/account/shards', {
        ...client.number,
        shards: 2,
        cert: client.access.certificate,
        ...change,
      });
    return { stand, client, set };
  }

  test.each([1, 2, 4, 8, 16, 32, '8'])('%s', async (shards) => {
    const { client, set } = await registered();
    expect((await set({ shards })).status).toBe(201);
    expect((await client.call('GET', '/account/shards')).body.account).toEqual({
      shards: Number(shards),
    });
  });

  test.each([
    ['another count', { shards: 3 }, 400, 1009],
    ['no count', { shards: undefined }, 400, 1008],
    ['another number', { phone_number: '11900000000' }, 400, 1009],
    ['no certificate', { cert: undefined }, 400, 1008],
    ['a foreign certificate', { cert: 'AAAA' }, 400, 1009],
  ])('with %s', async (_, change, status, code) => {
    const { client, set } = await registered();
    expect(await set(change)).toMatchObject({ status, code });
    expect((await client.call('GET', '/account/shards')).body.account).toEqual({ shards: 1 });
  });

  test('the certificate is needed since v2.45 only', async () => {
    const stand = createStand({ onPremisesVersion: 'v2.44.9' });
    const client = await startClient(stand);
    await client.register();
    const given = { ...client.number, shards: 4 };
    expect((await client.call('POST', '/account/shards', given)).status).toBe(201);
  });

  test('with two-step verification the PIN is needed', async () => {
    const { client, set } = await registered();
    await client.call('POST', '/settings/account/two-step', { pin: '135791' });
    expect(await set()).toMatchObject({ status: 400, code: 1008 });
    expect(await set({ pin: '000000' })).toMatchObject({ status: 403, code: 1005 });
  });

  test('an unregistered number has none to set', async () => {
    const client = await startClient(createStand());
    const given = { ...client.number, shards: 2, cert: client.access.certificate };
    expect(await client.call('POST', '/account/shards', given)).toMatchObject({
      status: 503,
      code: 1011,
    });
  });

  test('health names every container', async () => {
    const { client, set } = await registered();
    await set({ shards: 4 });
    const { health } = (await client.call('GET', '/health')).body;
    const roles = Object.values(health).map((node) => (node as { role: string }).role);
    expect(roles).toEqual([
      'primary_master',
      'secondary_master',
      'coreapp',
      'coreapp',
      'coreapp',
      'coreapp',
    ]);
    for (const node of Object.values(health)) {
      expect(node).toMatchObject({ gateway_status: 'connected' });
    }
  });

  test.each([
    [7 * DAY, 'connected'],
    [7 * DAY + 1, 'unregistered'],
  ])('%i ms after the registration the number is then %s', async (pause, status) => {
    const { stand, client, set } = await registered();
    await stand.clock.advance(pause);
    const { body } = await client.login('admin', 'Second-1');
    const token = { authorization: `Bearer ${body.users[0].token}` };
    const given = { ...client.number, shards: 1, cert: client.access.certificate };
    expect((await client.ask('POST', '/v1/account/shards', token, given)).status).toBe(201);
    expect((await client.ask('GET', '/v1/health', token)).body.health.gateway_status).toBe(status);
    expect(await set()).toMatchObject({ status: 401 });
  });
});
