// On-Premises: settings of the application, providers, the legal entity, backups.
import { describe, expect, test } from 'vitest';
import { RECORDABLE } from '../../../simulators/whatsapp/recordable.ts';
import { REDACTED, redactValue } from '../../../src/kernel/redact.ts';
import { bearer } from '../../../src/kernel/wire.ts';
import { liveClient, PASSWORD, startClient } from './client.ts';
import { ANA, BUSINESS, CALLBACK, createStand } from './stand.ts';

const FIRST = {
  callback_backoff_delay_ms: 3000,
  max_callback_backoff_delay_ms: 900000,
  callback_persist: true,
  garbagecollector_enable: { media: false, messages: true },
  heartbeat_interval: 5,
  unhealthy_interval: 30,
  media: { auto_download: [] },
  notify_user_change_number: false,
  show_security_notifications: false,
  sent_status: false,
  verbose_logging: false,
  log_level: 'info',
  wa_id: BUSINESS.slice(1),
  webhooks: {
    url: '',
    max_concurrent_requests: 6,
    message: { sent: false, delivered: true, read: true },
  },
};

describe('settings of the application', () => {
  const path = '/settings/application';
  const fresh = async () => {
    const client = await startClient(createStand());
    const read = async () => (await client.call('GET', path)).body.settings.application;
    return { client, read };
  };

  test.each([
    ['the pause', { callback_backoff_delay_ms: 5000 }, { callback_backoff_delay_ms: 5000 }],
    ['the pause as a text', { callback_backoff_delay_ms: '1' }, { callback_backoff_delay_ms: 1 }],
    ['no memory', { callback_persist: false }, { callback_persist: false }],
    [
      'downloads',
      { media: { auto_download: ['image', 'voice'] } },
      { media: { auto_download: ['image', 'voice'] } },
    ],
    ['new numbers', { notify_user_change_number: true }, { notify_user_change_number: true }],
    ['codes', { show_security_notifications: true }, { show_security_notifications: true }],
    [
      'one kind of garbage',
      { garbagecollector_enable: { media: true } },
      { garbagecollector_enable: { media: true, messages: true } },
    ],
    [
      'garbage by its older name',
      { db_garbagecollector_enable: false },
      { garbagecollector_enable: { media: false, messages: false } },
    ],
    ['an interval', { heartbeat_interval: 9 }, { heartbeat_interval: 9 }],
    ['another interval', { unhealthy_interval: 60 }, { unhealthy_interval: 60 }],
    ['logs', { log_level: 'debug' }, { log_level: 'debug' }],
    ['long logs', { verbose_logging: true }, { verbose_logging: true }],
    [
      'sent by its older name',
      { sent_status: true },
      {
        sent_status: true,
        webhooks: { ...FIRST.webhooks, message: { ...FIRST.webhooks.message, sent: true } },
      },
    ],
    ['what does not exist', { pigeons: 3 }, {}],
    ['pass_through off', { pass_through: false }, {}],
  ])('keep %s', async (_, change, shown) => {
    const { client, read } = await fresh();
    expect(await read()).toEqual(FIRST);
    expect((await client.call('PATCH', path, change)).status).toBe(200);
    expect(await read()).toMatchObject({ ...FIRST, ...shown });
    expect((await client.call('DELETE', path)).status).toBe(200);
    expect(await read()).toEqual(FIRST);
  });

  test.each([
    ['a pause of 0', { callback_backoff_delay_ms: 0 }],
    ['a pause in words', { callback_backoff_delay_ms: 'soon' }],
    ['half a millisecond', { max_callback_backoff_delay_ms: 0.5 }],
    ['a flag as a text', { callback_persist: 'true' }],
    ['a kind that there is not', { media: { auto_download: ['pigeon'] } }],
    ['pass_through on', { pass_through: true }],
    ['an odd number of requests', { webhooks: { max_concurrent_requests: 7 } }],
    ['an address without https', { webhooks: { url: 'http://receiver.example' } }],
    ['no address at all', { webhooks: { url: 'receiver' } }],
  ])('refuse %s, and the rest with it', async (_, change) => {
    const { client, read } = await fresh();
    const answer = await client.call('PATCH', path, { heartbeat_interval: 9, ...change });
    expect(answer).toMatchObject({ status: 400, code: 1009 });
    expect(await read()).toEqual(FIRST);
  });
});

describe('providers of media', () => {
  const path = '/settings/application/media/providers';
  const store = { name: 'store', type: 'www', config: { bearer: 'Bearer-of-store' } };
  const shelf = {
    name: 'shelf',
    type: 'www',
    config: { basic: { username: 'me', password: 'Shelf-pass-1' } },
  };

  test('are added, replaced, listed and removed', async () => {
    const client = await startClient(createStand());
    const list = async () =>
      (await client.call('GET', path)).body.settings.application.media.providers;
    expect(await list()).toEqual([]);
    await client.call('POST', path, [store, shelf]);
    expect(await list()).toEqual([store, shelf]);
    const again = { ...store, config: shelf.config };
    await client.call('POST', path, [again]);
    expect(await list()).toEqual([again, shelf]);
    expect((await client.call('DELETE', `${path}/shelf`)).status).toBe(200);
    expect(await list()).toEqual([again]);
    expect(await client.call('DELETE', `${path}/shelf`)).toMatchObject({ status: 404, code: 1006 });
  });

  test.each([
    ['no list', store, 400],
    ['an empty list', [], 400],
    ['no name', [{ ...store, name: undefined }], 400],
    ['another type', [{ ...store, type: 'ftp' }], 400],
    ['no log-in', [{ ...store, config: {} }], 400],
    ['two log-ins', [{ ...store, config: { ...store.config, ...shelf.config } }], 400],
  ])('are refused with %s', async (_, body, status) => {
    const client = await startClient(createStand());
    expect(await client.call('POST', path, body)).toMatchObject({ status });
  });
});

describe('the legal entity', () => {
  const path = '/settings/business/compliance_info';
  const reach = { email: 'care@acme.example', mobile_number: '+911234567890' };
  const entity = {
    entity_name: 'Acme',
    entity_type: 'Private Company',
    customer_care_details: reach,
    grievance_officer_details: { ...reach, name: 'Bea' },
  };

  test.each([
    ['a company', {}, 200, undefined],
    [
      'another kind that says which',
      { entity_type: 'Other', entity_type_custom: 'Club', is_registered: true },
      200,
      undefined,
    ],
    ['a partnership', { entity_type: 'Partnership', is_registered: false }, 200, undefined],
    ['another kind that does not', { entity_type: 'Other', is_registered: true }, 400, 1008],
    ['a partnership of unknown standing', { entity_type: 'Partnership' }, 400, 1008],
    ['a kind not in the list', { entity_type: 'Gang' }, 400, 1009],
    ['no name', { entity_name: undefined }, 400, 1008],
    ['no way to call', { customer_care_details: { email: reach.email } }, 400, 1008],
    [
      'a number without a plus',
      { customer_care_details: { ...reach, mobile_number: '911' } },
      400,
      1009,
    ],
    ['a nameless officer', { grievance_officer_details: reach }, 400, 1008],
  ])('%s: %i', async (_, change, status, code) => {
    const client = await startClient(createStand());
    const given = { ...entity, ...change };
    expect(await client.call('POST', path, given)).toMatchObject({ status, code });
    const { compliance_info: kept } = (await client.call('GET', path)).body.settings.business;
    expect(kept).toEqual(code === undefined ? JSON.parse(JSON.stringify(given)) : {});
  });
});

describe('backup and restoration', () => {
  const backUp = async (settings: object = {}) => {
    const stand = createStand();
    const client = await liveClient(stand, settings);
    const { body } = await client.call('POST', '/settings/backup', { password: 'Backups-1' });
    const data: string = body.settings.data;
    return { stand, client, data };
  };
  const restore = { password: 'Backups-1' };

  test('a backup is opaque, and the same for the same client and password', async () => {
    const { client, data } = await backUp();
    const again = await client.call('POST', '/settings/backup', { password: 'Backups-1' });
    expect(again.body.settings.data).toBe(data);
    const other = await client.call('POST', '/settings/backup', { password: 'Backups-2' });
    expect(other.body.settings.data).not.toBe(data);
    expect(data).toMatch(/^[A-Za-z0-9+/=]+$/);
    expect(data).not.toContain('Backups-1');
  });

  test('only a registered client is backed up, and none is restored', async () => {
    const client = await startClient(createStand());
    expect(await client.call('POST', '/settings/backup', restore)).toMatchObject({
      status: 503,
      code: 1011,
    });
    const { client: live, data } = await backUp();
    expect(await live.call('POST', '/settings/restore', { ...restore, data })).toMatchObject({
      status: 403,
      code: 1005,
    });
    expect(await live.call('POST', '/settings/backup')).toMatchObject({ status: 400, code: 1008 });
  });

  test('another client of the number takes over: settings, profile, registration, a new security code', async () => {
    const { stand, client, data } = await backUp({ heartbeat_interval: 9 });
    await client.call('PATCH', '/settings/profile/about', { text: 'We sell shoes' });
    await client.call('PATCH', '/settings/application', { heartbeat_interval: 7 });
    const next = await startClient(stand, { id: 'd2' });
    expect((await next.call('POST', '/settings/restore', { ...restore, data })).status).toBe(200);
    const { application } = (await next.call('GET', '/settings/application')).body.settings;
    expect(application).toMatchObject({ heartbeat_interval: 9, webhooks: { url: CALLBACK } });
    const about = await next.call('GET', '/settings/profile/about');
    expect(about.body.settings.profile.about.text).toBe('We sell shoes');
    expect((await next.call('GET', '/health')).body.health.gateway_status).toBe('connected');
    expect((await client.call('GET', '/health')).body.health.gateway_status).toBe('unregistered');
    expect(stand.whatsapp.state()).toMatchObject({
      deployments: [{ keys: 0 }, { keys: 1 }],
    });

    stand.received.length = 0;
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const text = { to: ANA, text: { body: 'Hi' } };
    expect((await next.call('POST', '/messages', text)).status).toBe(201);
    expect(await client.call('POST', '/messages', text)).toMatchObject({ status: 503 });
    await stand.clock.advance(0);
    expect(stand.received.map(({ body }) => body.messages?.[0].type)).toEqual(['text']);
  });

  test.each([
    ['a wrong password', { password: 'Wrong-1' }],
    ['what is no backup', { data: 'AAAA' }],
    ['what is JSON but no backup', { data: Buffer.from('null').toString('base64') }],
    [
      'somebody else’s seal',
      { data: Buffer.from('{"id":"d1","settings":{},"seal":"0"}').toString('base64') },
    ],
  ])('%s is refused', async (_, change) => {
    const { stand, data } = await backUp();
    const next = await startClient(stand, { id: 'd2' });
    const answer = await next.call('POST', '/settings/restore', { ...restore, data, ...change });
    expect(answer).toMatchObject({ status: 400, code: 1009 });
    expect((await next.call('GET', '/health')).body.health.gateway_status).toBe('unregistered');
  });

  test('the backup of another number, and of another count of shards', async () => {
    const { stand, client, data } = await backUp();
    const other = await startClient(stand, { id: 'd2', phone: '+5511912345679' });
    expect(await other.call('POST', '/settings/restore', { ...restore, data })).toMatchObject({
      status: 400,
      code: 1009,
    });
    const { certificate: cert } = client.access;
    await client.call('POST', '/account/shards', { ...client.number, shards: 2, cert });
    const next = await startClient(stand, { id: 'd3' });
    expect(await next.call('POST', '/settings/restore', { ...restore, data })).toMatchObject({
      status: 400,
      code: 1009,
      details: expect.stringContaining('2 shards'),
    });
  });

  test('a number that somebody else took over meanwhile', async () => {
    const { stand, data } = await backUp();
    const next = await startClient(stand, { id: 'd2' });
    await next.call('POST', '/settings/restore', { ...restore, data });
    const late = await startClient(stand, { id: 'd3' });
    expect(await late.call('POST', '/settings/restore', { ...restore, data })).toMatchObject({
      status: 403,
      code: 1005,
      details: expect.stringMatching(/^Number registered elsewhere/),
    });
    expect((await next.call('GET', '/health')).body.health.gateway_status).toBe('connected');
  });
});

test('changed passwords hold', async () => {
  const client = await startClient(createStand());
  expect((await client.call('PUT', '/users/admin', { password: 'Third-33' })).status).toBe(200);
  expect((await client.login('admin', PASSWORD)).status).toBe(401);
  const { body } = await client.login('admin', 'Third-33');
  expect((await client.ask('GET', '/v1/health', bearer(body.users[0].token))).status).toBe(200);
});

test('traces show neither backups nor what logs in at a provider', () => {
  const secrets = {
    password: 'x',
    data: 'x',
    settings: { data: 'x' },
    config: { bearer: 'x', basic: { username: 'store', password: 'x' } },
  };
  expect(redactValue(secrets, new Set(RECORDABLE))).toEqual({
    password: REDACTED,
    data: REDACTED,
    settings: { data: REDACTED },
    config: { bearer: REDACTED, basic: { username: 'store', password: REDACTED } },
  });
});
