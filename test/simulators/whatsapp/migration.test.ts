// A number moves: from account to account, and from On-Premises to Cloud.
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { type Answer, cloud, connected, DIALECTS, onPremises } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';
import { account } from './template-account.ts';

const PIN = '135790';
const CODE = { code_method: 'SMS', language: 'en_US' };
const NUMBER = { cc: BUSINESS.slice(1, 3), phone_number: BUSINESS.slice(3) };
const BLOCKED = { code: 100, error_subcode: 2388103 };

type Account = Awaited<ReturnType<typeof account>>;

const move = (there: Account) =>
  there.call('POST', `/${there.wabaId}/phone_numbers`, { ...NUMBER, migrate_phone_number: true });

const register = (there: Account, id: string, more: object = {}) =>
  there.call('POST', `/${id}/register`, { messaging_product: 'whatsapp', pin: PIN, ...more });

/** A number that may be moved, and the account that it may be moved to. */
async function ready(dialect: (typeof DIALECTS)[number] = DIALECTS[0]) {
  const stand = createStand();
  const here = await connected(stand, dialect);
  stand.whatsapp.numbers.switchOffPin(BUSINESS);
  const there = await account(stand);
  stand.whatsapp.numbers.verifyBusiness(there.wabaId);
  return { stand, here, there };
}

async function prove(stand: Stand, there: Account, id: string): Promise<void> {
  expect((await there.call('POST', `/${id}/request_code`, CODE)).status).toBe(200);
  const code = await stand.codeAt(BUSINESS);
  expect((await there.call('POST', `/${id}/verify_code`, { code })).status).toBe(200);
}

describe.each(DIALECTS)('a number moves from $dialect to another account', (dialect) => {
  test('by a code that is sent to it, and registering it is the switch', async () => {
    const { stand, here, there } = await ready(dialect);
    stand.whatsapp.numbers.setTier(BUSINESS, '10K');
    stand.whatsapp.numbers.setQuality(BUSINESS, 'yellow');
    const added = await move(there);
    expect(added.status).toBe(200);
    const { id } = added.body;
    expect(id).not.toBe(here.id);
    expect(await register(there, id)).toMatchObject({ error: { code: 133006 } });

    await prove(stand, there, id);
    // Until then it works where it was.
    expect((await here.send(ANA, 'still here')).status).toBeLessThan(300);
    expect((await register(there, id)).status).toBe(200);
    expect((await here.send(ANA, 'gone')).status).toBeGreaterThanOrEqual(400);

    const fields = 'verified_name,status,quality_rating,messaging_limit_tier,name_status';
    expect((await there.call('GET', `/${id}?fields=${fields}`)).body).toEqual({
      id,
      verified_name: 'Acme Support',
      status: 'CONNECTED',
      quality_rating: 'YELLOW',
      messaging_limit_tier: 'TIER_10K',
      name_status: 'APPROVED',
    });
    expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: true, platform: 'cloud' });
    const text = { to: ANA, type: 'text', text: { body: 'here now' } };
    const sent = await there.call('POST', `/${id}/messages`, {
      messaging_product: 'whatsapp',
      ...text,
    });
    expect(sent.status).toBe(200);
  });
});

describe('a number moves from account to account', () => {
  test('its old place says so, and cannot take it back by itself', async () => {
    const { stand, here, there } = await ready();
    const { id } = (await move(there)).body;
    await prove(stand, there, id);
    await register(there, id);
    const { body } = await here.call('GET', `/${here.id}?fields=status,code_verification_status`);
    expect(body).toMatchObject({ status: 'MIGRATED', code_verification_status: 'NOT_VERIFIED' });
    const answers: Answer[] = [
      await here.askCode(),
      await here.register(PIN),
      await here.send(ANA, 'x'),
      await here.call('POST', `/${here.id}/deregister`),
    ];
    expect(answers.map(({ code }) => code)).toEqual([136024, 100, 133010, 133010]);
    expect(await move(there)).toMatchObject({ error: { code: 100, error_subcode: 2388012 } });
  });

  test('what was said at the old place is told there, and is none of the new one', async () => {
    const { stand, here, there } = await ready();
    const { phones } = stand.whatsapp;
    const asked = phones.send(ANA, BUSINESS, { type: 'text', text: 'hello' });
    await here.send(ANA, 'from the old place');
    await stand.clock.advance(SECOND);
    phones.online(ANA, false);
    await here.send(ANA, 'still from there');
    const { id } = (await move(there)).body;
    await prove(stand, there, id);
    await register(there, id);
    stand.received.length = 0;
    phones.online(ANA, true);
    phones.read(ANA, BUSINESS);
    await stand.clock.advance(SECOND);
    const told = stand.received.map(({ body }) => body.entry[0].changes[0].value);
    expect(
      told.map(({ metadata, statuses }) => [metadata.phone_number_id, statuses[0].status]),
    ).toEqual([
      [here.id, 'delivered'],
      [here.id, 'read'],
      [here.id, 'read'],
    ]);
    const product = { messaging_product: 'whatsapp' };
    const read = { ...product, status: 'read', message_id: asked };
    expect(await there.call('POST', `/${id}/messages`, read)).toMatchObject({
      error: { code: 131009 },
    });
    const reaction = { message_id: asked, emoji: '👍' };
    const reacts = { ...product, to: ANA, type: 'reaction', reaction };
    await there.call('POST', `/${id}/messages`, reacts);
    await stand.clock.advance(SECOND);
    expect(stand.received.at(-1)?.body.entry[0].changes[0].value.statuses).toMatchObject([
      { status: 'failed', errors: [{ code: 131009 }] },
    ]);
  });

  test('what customers write goes to the new place', async () => {
    const { stand, there } = await ready();
    const { id } = (await move(there)).body;
    await prove(stand, there, id);
    await register(there, id);
    stand.received.length = 0;
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'hello' });
    await stand.clock.advance(SECOND);
    const told = stand.received.map(({ body }) => [
      body.entry[0].id,
      body.entry[0].changes[0].value.metadata.phone_number_id,
    ]);
    expect(told).toEqual([[there.wabaId, id]]);
  });

  const OBSTACLES: readonly (readonly [
    string,
    (given: Awaited<ReturnType<typeof ready>>) => unknown,
  ])[] = [
    ['it is registered nowhere', ({ here }) => here.call('POST', `/${here.id}/deregister`)],
    ['two-step verification is on', ({ here }) => here.call('POST', `/${here.id}`, { pin: PIN })],
    ['it is restricted', ({ stand }) => stand.whatsapp.numbers.restrict(BUSINESS)],
    [
      'its name was declined',
      ({ stand }) => stand.whatsapp.numbers.decideName(BUSINESS, 'decline'),
    ],
    [
      'a new name is under review',
      ({ here }) => here.call('POST', `/${here.id}?new_display_name=Acme%20Help`),
    ],
    [
      'the new account is under review',
      ({ stand, there }) => stand.whatsapp.numbers.reviewAccount(there.wabaId, 'pending'),
    ],
    [
      'no app is subscribed to the new account',
      ({ there }) => there.call('DELETE', `/${there.wabaId}/subscribed_apps`),
    ],
  ];
  test.each(OBSTACLES)('not while %s', async (_, hinder) => {
    const given = await ready();
    await hinder(given);
    const before = given.stand.whatsapp.state();
    expect(await move(given.there)).toMatchObject({ status: 400, error: BLOCKED });
    expect(given.stand.whatsapp.state()).toEqual(before);
  });

  test('not while the business behind the new account is not verified', async () => {
    const { stand } = await ready();
    expect(await move(await account(stand))).toMatchObject({ status: 400, error: BLOCKED });
  });

  test('not while its old account is under review', async () => {
    const { stand, there } = await ready();
    const source = (stand.whatsapp.state() as { accounts: { id: string }[] }).accounts[0];
    stand.whatsapp.numbers.reviewAccount(source?.id ?? '', 'rejected');
    expect(await move(there)).toMatchObject({ status: 400, error: BLOCKED });
  });

  test('with the flag of its bad quality', async () => {
    const { stand, there } = await ready();
    stand.whatsapp.numbers.setQuality(BUSINESS, 'red');
    const { id } = (await move(there)).body;
    const status = async () => (await there.call('GET', `/${id}?fields=status`)).body.status;
    await prove(stand, there, id);
    await register(there, id);
    expect(await status()).toBe('FLAGGED');
  });

  test('a number must be one', async () => {
    const { there } = await ready();
    const wrong = { ...NUMBER, phone_number: '1', migrate_phone_number: true };
    const { error } = await there.call('POST', `/${there.wabaId}/phone_numbers`, wrong);
    expect(error).toMatchObject({ code: 100 });
  });

  test('without migrate_phone_number it is added, but gets no code', async () => {
    const { there } = await ready();
    const added = await there.call('POST', `/${there.wabaId}/phone_numbers`, {
      ...NUMBER,
      verified_name: 'Acme Support',
    });
    const asked = await there.call('POST', `/${added.body.id}/request_code`, CODE);
    expect(asked).toMatchObject({ status: 400, error: { code: 136024 } });
  });

  test('good templates come along, with an unknown quality for a day', async () => {
    const stand = createStand();
    const source = await account(stand);
    const { numbers, templates } = stand.whatsapp;
    const add = async (given: Account) =>
      (
        await given.call('POST', `/${given.wabaId}/phone_numbers`, {
          ...NUMBER,
          verified_name: 'Acme Support',
        })
      ).body.id;
    const old = await add(source);
    await prove(stand, source, old);
    await register(source, old);
    numbers.switchOffPin(BUSINESS);
    const keep = (name: string, quality: 'green' | 'yellow' | 'unknown', state?: 'pending') => {
      const language = 'en_US';
      templates.add(source.wabaId, { name, language, body: 'Hi', ...(state && { state }) });
      templates.setQuality({ owner: source.wabaId, name, language }, quality);
    };
    keep('good', 'green');
    keep('taken', 'green');
    keep('fair', 'yellow');
    keep('new', 'unknown');
    keep('waiting', 'green', 'pending');
    const there = await account(stand);
    templates.add(there.wabaId, { name: 'taken', language: 'en_US', body: 'Mine' });
    numbers.verifyBusiness(there.wabaId);
    const { id } = (await move(there)).body;
    await prove(stand, there, id);
    expect((await register(there, id)).status).toBe(200);

    const list = async () =>
      (await there.call('GET', `${there.edge}?fields=name,status,quality_score`)).body.data.map(
        (template: { name: string; status: string; quality_score: { score: string } }) => [
          template.name,
          template.status,
          template.quality_score.score,
        ],
      );
    expect(await list()).toEqual([
      ['taken', 'APPROVED', 'UNKNOWN'],
      ['good', 'APPROVED', 'UNKNOWN'],
    ]);
    await stand.clock.advance(DAY);
    expect(await list()).toEqual([
      ['taken', 'APPROVED', 'UNKNOWN'],
      ['good', 'APPROVED', 'GREEN'],
    ]);
    const ids = (await source.call('GET', source.edge)).body.data.map(
      (template: { id: string }) => template.id,
    );
    expect(ids).toHaveLength(5);
  });
});

test('a number that is banned while it moves stays where it is', async () => {
  const { stand, there } = await ready();
  const { id } = (await move(there)).body;
  await prove(stand, there, id);
  stand.whatsapp.numbers.ban(BUSINESS);
  expect(await register(there, id)).toMatchObject({ status: 403, error: { code: 131031 } });
  expect(() => stand.whatsapp.numbers.remove(BUSINESS)).toThrow('reinstate it first');
});

describe('a hosted client moves to Cloud by its backup', () => {
  async function hosted() {
    const stand = createStand();
    const client = await connected(stand, DIALECTS[1]);
    await client.writeProfile({ about: 'We help' });
    await client.call('POST', '/settings/account/two-step', { pin: PIN });
    const there = await cloud(stand);
    const saved = await client.call('POST', '/settings/backup', { password: 'Backup-1' });
    const data: string = saved.body.settings.data;
    const take = (pin = PIN, password = 'Backup-1', given = data) =>
      there.call('POST', `/${there.id}/register`, {
        messaging_product: 'whatsapp',
        pin,
        backup: { data: given, password },
      });
    const health = async () => (await client.call('GET', '/health')).body.health.gateway_status;
    return { stand, client, there, take, health, data };
  }

  test('without a code, and the client is disconnected', async () => {
    const { stand, client, there, take, health } = await hosted();
    expect(await health()).toBe('connected');
    expect(await there.call('GET', `/${there.id}?fields=platform_type`)).toMatchObject({
      body: { platform_type: 'ON_PREMISE' },
    });
    expect((await take()).status).toBe(200);
    await stand.clock.advance(15 * SECOND);
    expect(await health()).not.toBe('connected');
    expect((await client.send(ANA, 'x')).status).toBe(503);
    expect((await there.send(ANA, 'x')).status).toBe(200);
    expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: true, platform: 'cloud' });
    expect((await there.readProfile()).about).toBe('We help');
    const verified = await there.call('GET', `/${there.id}?fields=code_verification_status`);
    expect(verified.body.code_verification_status).toBe('VERIFIED');
  });

  test.each([
    { shards: 1, level: 'STANDARD' },
    { shards: 2, level: 'HIGH' },
    { shards: 4, level: 'HIGH' },
  ])('with $shards shards it sends at the level $level', async ({ shards, level }) => {
    const { stand, client, there, take } = await hosted();
    if (shards > 1) {
      // So that no certificate is asked for.
      stand.whatsapp.choose({ onPremisesVersion: 'v2.41.2' });
      const body = { ...NUMBER, shards, pin: PIN };
      expect((await client.call('POST', '/account/shards', body)).status).toBe(201);
    }
    expect((await take()).status).toBe(200);
    expect(await there.call('GET', `/${there.id}?fields=throughput`)).toMatchObject({
      body: { throughput: { level } },
    });
  });

  test.each([
    ['a wrong password', PIN, 'Backup-2', undefined],
    ['what is no backup', PIN, 'Backup-1', 'bm90IGEgYmFja3Vw'],
    ['what is no text', PIN, 'Backup-1', '\u0000'],
  ])('not with %s, and nothing changes', async (_, pin, password, given) => {
    const { stand, take, health, data } = await hosted();
    const before = stand.whatsapp.state();
    expect(await take(pin, password, given ?? data)).toMatchObject({ status: 400, code: 100 });
    expect(stand.whatsapp.state()).toEqual(before);
    expect(await health()).toBe('connected');
  });

  test('a wrong PIN takes the client down; the right one still moves it', async () => {
    const { stand, take, health } = await hosted();
    expect(await take('111111')).toMatchObject({ status: 400, code: 133005 });
    expect(await health()).toBe('unregistered');
    expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: false, platform: 'none' });
    await stand.clock.advance(MINUTE);
    expect((await take()).status).toBe(200);
    expect(stand.whatsapp.number(BUSINESS).platform).toBe('cloud');
  });

  test('a backup of another number is refused', async () => {
    const { stand, take } = await hosted();
    const stranger = await onPremises(stand, '+5511900000001');
    await stranger.askCode();
    await stranger.enterCode(await stand.codeAt('+5511900000001'));
    const saved = await stranger.call('POST', '/settings/backup', { password: 'Backup-1' });
    expect(await take(PIN, 'Backup-1', saved.body.settings.data)).toMatchObject({
      status: 400,
      code: 100,
    });
  });
});
