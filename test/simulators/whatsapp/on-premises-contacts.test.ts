// On-Premises: what a check of contacts says by release, and what happens when a customer's security code changes.
import { describe, expect, test } from 'vitest';
import { DAY, SECOND } from '../../../src/kernel/clock.ts';
import { liveClient } from './client.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const NOBODY = '+5511900000001';
const text = { to: ANA, type: 'text', text: { body: 'Hi' } };

describe('a check of contacts', () => {
  const check = async (version: string, input: string, more: object = { blocking: 'wait' }) => {
    const stand = createStand({ onPremisesVersion: version });
    const client = await liveClient(stand);
    const answer = await client.call('POST', '/contacts', { contacts: [input], ...more });
    return answer.body.contacts[0];
  };

  test.each([
    ['v2.43', ANA, { wa_id: ANA.slice(1), input: ANA, status: 'valid' }],
    ['v2.43', NOBODY, { wa_id: NOBODY.slice(1), input: NOBODY, status: 'valid' }],
    ['v2.42.9', ANA, { wa_id: ANA.slice(1), input: ANA, status: 'valid' }],
    ['v2.42.9', NOBODY, { input: NOBODY, status: 'invalid' }],
    ['v2.42.9', '+12', { input: '+12', status: 'failed' }],
    ['v2.42.9', 'nobody', { input: 'nobody', status: 'failed' }],
  ])('%s: %s', async (version, input, contact) => {
    expect(await check(version, input)).toEqual(contact);
  });

  test('nobody waits: processing, and a second later the result', async () => {
    const stand = createStand({ onPremisesVersion: 'v2.39' });
    const client = await liveClient(stand);
    const ask = async () =>
      (await client.call('POST', '/contacts', { contacts: [ANA] })).body.contacts[0];
    expect(await ask()).toEqual({ input: ANA, status: 'processing' });
    await stand.clock.advance(SECOND - 1);
    expect((await ask()).status).toBe('processing');
    await stand.clock.advance(1);
    expect((await ask()).status).toBe('valid');
  });

  test('a result is remembered for seven days, unless it is forced', async () => {
    const stand = createStand({ onPremisesVersion: 'v2.39' });
    const client = await liveClient(stand);
    const ask = async (more: object = {}) => {
      const body = { blocking: 'wait', contacts: [NOBODY], ...more };
      const { body: login } = await client.login('admin', 'Second-1');
      const token = { authorization: `Bearer ${login.users[0].token}` };
      return (await client.ask('POST', '/v1/contacts', token, body)).body.contacts[0].status;
    };
    expect(await ask()).toBe('invalid');
    stand.whatsapp.phones.install(NOBODY, 'messenger', 'New');
    await stand.clock.advance(7 * DAY - 1);
    expect(await ask()).toBe('invalid');
    await stand.clock.advance(1);
    expect(await ask()).toBe('valid');
    stand.whatsapp.phones.deleteAccount(NOBODY);
    expect(await ask()).toBe('valid');
    expect(await ask({ force_check: true })).toBe('invalid');
  });
});

describe('whom a client may write to', () => {
  test('before v2.39.1: whom it checked', async () => {
    const stand = createStand({ onPremisesVersion: 'v2.39' });
    const client = await liveClient(stand);
    const unknown = { status: 404, code: 1006, details: 'unknown contact' };
    expect(await client.call('POST', '/messages', text)).toMatchObject(unknown);
    await client.call('POST', '/contacts', { blocking: 'wait', contacts: [ANA] });
    const sent = await client.call('POST', '/messages', text);
    expect(sent.status).toBe(201);
    expect(sent.body.contacts).toBeUndefined();
  });

  test('before v2.39.1: who wrote first', async () => {
    const stand = createStand({ onPremisesVersion: 'v2.39' });
    const client = await liveClient(stand);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    expect((await client.call('POST', '/messages', text)).status).toBe(201);
  });

  test('before v2.39.1: nobody whose check came to nothing', async () => {
    const client = await liveClient(createStand({ onPremisesVersion: 'v2.39' }));
    await client.call('POST', '/contacts', { blocking: 'wait', contacts: [NOBODY] });
    expect(await client.call('POST', '/messages', { ...text, to: NOBODY })).toMatchObject({
      status: 404,
    });
  });

  test('since v2.39.1: anybody', async () => {
    const client = await liveClient(createStand({ onPremisesVersion: 'v2.39.1' }));
    expect((await client.call('POST', '/messages', text)).status).toBe(201);
  });
});

describe('a new security code', () => {
  const path = `/contacts/${ANA.slice(1)}/identity`;

  async function watching(settings: object = { show_security_notifications: true }) {
    const stand = createStand();
    const client = await liveClient(stand, settings);
    const { phones } = stand.whatsapp;
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await client.call('POST', '/messages', text);
    await stand.clock.advance(SECOND);
    const { hash } = (await client.call('GET', path)).body.contacts;
    stand.received.length = 0;
    return { stand, client, phones, hash };
  }

  test('is told with the message that finds it, which fails; then nothing is sent until it is acknowledged', async () => {
    const { stand, client, phones, hash } = await watching();
    phones.install(ANA, 'messenger', 'Ana');
    const found = await client.call('POST', '/messages', text);
    expect(found.status).toBe(201);
    await stand.clock.advance(SECOND);
    const [system, failed] = stand.received.map(({ body }) => body);
    expect(system.messages[0]).toMatchObject({
      from: ANA.slice(1),
      type: 'system',
      system: { type: 'user_identity_changed', user: ANA.slice(1) },
    });
    const changed: string = system.messages[0].system.identity;
    expect(changed).not.toBe(hash);
    expect(failed.statuses[0]).toMatchObject({
      id: found.body.messages[0].id,
      status: 'failed',
      errors: [{ code: 480 }],
    });

    expect(await client.call('POST', '/messages', text)).toMatchObject({ status: 400, code: 1028 });
    expect((await client.call('GET', path)).body.contacts).toEqual({
      hash: changed,
      created_timestamp: expect.any(Number),
      acknowledged: false,
    });
    expect(await client.call('PUT', path, { hash })).toMatchObject({ status: 400, code: 1009 });
    expect((await client.call('PUT', path, { hash: changed })).status).toBe(200);
    expect((await client.call('POST', '/messages', text)).status).toBe(201);
    await stand.clock.advance(SECOND);
    expect(stand.received.at(-1)?.body.statuses[0].status).toBe('delivered');
  });

  test('is told before the message of the customer in which it shows', async () => {
    const { stand, client, phones } = await watching();
    phones.install(ANA, 'messenger', 'Ana');
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await stand.clock.advance(SECOND);
    const [system, inbound] = stand.received.map(({ body }) => body.messages[0]);
    expect(system.system.type).toBe('user_identity_changed');
    expect(inbound).toMatchObject({
      type: 'text',
      identity: { acknowledged: false, hash: system.system.identity },
    });
    expect(await client.call('POST', '/messages', text)).toMatchObject({ code: 1028 });
  });

  test('is nobody’s business while it is not asked for', async () => {
    const { stand, client, phones } = await watching({});
    phones.install(ANA, 'messenger', 'Ana');
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    expect((await client.call('POST', '/messages', text)).status).toBe(201);
    await stand.clock.advance(SECOND);
    expect(stand.received[0]?.body.messages[0].identity).toBeUndefined();
    expect(stand.received.at(-1)?.body.statuses[0].status).toBe('delivered');
    expect((await client.call('GET', path)).body.contacts.acknowledged).toBe(true);
  });

  test('belongs to a contact with WhatsApp', async () => {
    const { client } = await watching();
    for (const contact of [NOBODY.slice(1), 'nobody']) {
      const other = `/contacts/${contact}/identity`;
      expect(await client.call('GET', other)).toMatchObject({ status: 404, code: 1006 });
      expect(await client.call('PUT', other, { hash: 'x' })).toMatchObject({ status: 404 });
    }
  });
});
