// On-Premises: files, and the figures of the client.
import { describe, expect, test } from 'vitest';
import { DAY, SECOND } from '../../../src/kernel/clock.ts';
import { bearer, get, textOf } from '../../../src/kernel/wire.ts';
import { liveClient, startClient } from './client.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const BYTES = new Uint8Array([0xff, 0xd8, 0xff]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('files', () => {
  test('are uploaded, fetched as they were, and deleted', async () => {
    const client = await startClient(createStand());
    const uploaded = await client.raw('POST', '/media', 'image/jpeg', BYTES);
    expect(uploaded.status).toBe(200);
    const [{ id }] = uploaded.body.media;
    expect(id).toMatch(UUID);
    const { response } = await client.call('GET', `/media/${id}`);
    expect(response).toEqual({
      status: 200,
      headers: { 'content-type': 'image/jpeg' },
      body: BYTES,
    });
    expect((await client.call('DELETE', `/media/${id}`)).status).toBe(200);
    expect((await client.call('GET', `/media/${id}`)).response).toEqual({
      status: 404,
      headers: {},
      body: '',
    });
    expect(await client.call('DELETE', `/media/${id}`)).toMatchObject({ status: 404, code: 1006 });
  });

  test.each([
    ['no type', '', BYTES, 1008],
    ['no bytes', 'image/jpeg', new Uint8Array(), 1008],
    ['one byte too many', 'image/jpeg', new Uint8Array(11), 1009],
    ['as many as may be', 'image/jpeg', new Uint8Array(10), undefined],
  ])('%s', async (_, type, bytes, code) => {
    const client = await startClient(createStand({ onPremisesMediaMaxBytes: 10 }));
    const answer = await client.raw('POST', '/media', type, bytes);
    expect(answer).toMatchObject({ status: code === undefined ? 200 : 400, code });
  });

  test('are gone after 30 days, and never another client’s', async () => {
    const stand = createStand({ firstPasswordChanged: true });
    const client = await startClient(stand);
    const other = await startClient(stand, { id: 'd2', phone: '+5511912345679' });
    const { body } = await client.raw('POST', '/media', 'image/jpeg', BYTES);
    const path = `/media/${body.media[0].id}`;
    expect((await other.call('GET', path)).status).toBe(404);
    expect((await other.call('DELETE', path)).status).toBe(404);
    const later = async () => {
      const { body: login } = await client.login('admin', 'Second-1');
      return client.ask('GET', `/v1${path}`, bearer(login.users[0].token));
    };
    await stand.clock.advance(30 * DAY - 1);
    expect((await later()).status).toBe(200);
    await stand.clock.advance(1);
    expect((await later()).status).toBe(404);
  });

  test('a photo of the profile is given back as it was, and cannot be empty', async () => {
    const client = await startClient(createStand());
    const path = '/settings/profile/photo';
    expect((await client.raw('POST', path, 'image/jpeg', BYTES)).status).toBe(200);
    const empty = await client.raw('POST', path, 'image/jpeg', new Uint8Array());
    expect(empty).toMatchObject({ status: 400, code: 1009 });
    expect((await client.call('GET', path)).response).toEqual({
      status: 200,
      headers: { 'content-type': 'image/jpeg' },
      body: BYTES,
    });
    expect((await client.call('DELETE', path)).status).toBe(200);
    expect(await client.call('GET', path)).toMatchObject({ status: 404, code: 1006 });
  });

  test('of customers can be fetched by the id of the webhook', async () => {
    const stand = createStand();
    const client = await liveClient(stand);
    stand.whatsapp.phones.send(ANA, BUSINESS, {
      type: 'image',
      file: { mimeType: 'image/jpeg', bytes: BYTES },
      caption: 'Look',
      filename: '',
      voice: false,
    });
    await stand.clock.advance(SECOND);
    const { id } = stand.received[0]?.body.messages[0].image ?? {};
    expect((await client.call('GET', `/media/${id}`)).response.body).toEqual(BYTES);
  });
});

describe('figures', () => {
  async function used() {
    const stand = createStand();
    const client = await liveClient(stand);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await client.call('POST', '/messages', { to: ANA, text: { body: 'Hi' } });
    await client.call('POST', '/messages', { to: ANA, text: { body: 'Hi' } });
    const written = async (path: string): Promise<string> => {
      const url = `https://on-premises.example/on-premises/d1${path}?format=prometheus`;
      return textOf((await stand.whatsapp.handler(get(url, bearer(client.token)))).body);
    };
    return { client, written };
  }

  test('of the application', async () => {
    const { client, written } = await used();
    expect((await client.call('GET', '/stats/app')).body.stats.app.app_messages.data).toEqual([
      { labels: { direction: 'incoming' }, value: 1 },
      { labels: { direction: 'outgoing' }, value: 2 },
    ]);
    expect(await written('/v1/stats/app')).toContain('app_messages{direction="outgoing"} 2\n');
  });

  test('of the database', async () => {
    const { client, written } = await used();
    expect((await client.call('GET', '/stats/db')).body.stats.db).toMatchObject({
      db_contacts: { type: 'gauge', data: [{ value: 1 }] },
      db_messages: { data: [{ value: 3 }] },
    });
    expect(await written('/v1/stats/db')).toContain('# TYPE db_messages gauge\ndb_messages 3\n');
  });

  test('of the server', async () => {
    const { client, written } = await used();
    const { body } = await client.ask('GET', '/metrics', bearer(client.token));
    expect(body.metrics.web_uptime).toMatchObject({
      type: 'gauge',
      data: [{ labels: { node: 'd1' }, value: 10 }],
    });
    expect(await written('/metrics')).toContain('web_uptime{node="d1"} 10\n');
  });

  test('for support', async () => {
    const { client } = await used();
    expect((await client.call('GET', '/support')).body.support).toMatchObject({
      version: 'v2.45.1',
      shards: 1,
      phone_number: BUSINESS,
    });
  });

  test.each([
    '/stats/app/internal',
    '/stats/db/internal',
    '/certificates/external/ca',
    '/stickerpacks',
    '/groups',
  ])('%s is not simulated, and reported', async (path) => {
    const stand = createStand();
    const client = await startClient(stand);
    expect(await client.call('GET', path)).toMatchObject({ status: 404, code: 1006 });
    const findings = stand.trace.finish().events.filter(({ kind }) => kind === 'finding');
    expect(findings).toMatchObject([{ path: expect.stringContaining(path) }]);
  });
});
