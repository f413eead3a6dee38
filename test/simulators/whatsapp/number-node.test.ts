// What can be read of numbers, accounts, settings and tokens, and what is refused.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, SECOND } from '../../../src/kernel/clock.ts';
import { bearer, get, jsonOf } from '../../../src/kernel/wire.ts';
import { cloud, connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';
import { account, GRAPH } from './template-account.ts';

const CLOUD = DIALECTS[0];

const FIELDS = [
  'account_mode',
  'certificate',
  'code_verification_status',
  'display_phone_number',
  'health_status',
  'host_platform',
  'is_official_business_account',
  'is_on_biz_app',
  'is_pin_enabled',
  'is_preverified_number',
  'last_onboarded_time',
  'messaging_limit_tier',
  'name_status',
  'new_certificate',
  'new_display_name',
  'new_name_status',
  'platform_type',
  'quality_rating',
  'quality_score',
  'search_visibility',
  'status',
  'throughput',
  'verified_name',
  'webhook_configuration',
  'whatsapp_business_manager_messaging_limit',
];

describe('the node of a number', () => {
  test('every field of a number that is registered', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    const { body } = await drive.call('GET', `/${drive.id}?fields=${FIELDS.join(',')}`);
    const entity = expect.objectContaining({ can_send_message: 'AVAILABLE' });
    expect(body).toEqual({
      id: drive.id,
      account_mode: 'LIVE',
      certificate: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
      code_verification_status: 'VERIFIED',
      display_phone_number: BUSINESS,
      health_status: { can_send_message: 'AVAILABLE', entities: [entity, entity, entity, entity] },
      host_platform: 'CLOUD_API',
      is_official_business_account: false,
      is_on_biz_app: false,
      is_pin_enabled: true,
      is_preverified_number: false,
      last_onboarded_time: '2025-06-02T09:00:10+0000',
      messaging_limit_tier: 'TIER_250',
      name_status: 'APPROVED',
      new_name_status: 'NONE',
      platform_type: 'CLOUD_API',
      quality_rating: 'NA',
      quality_score: { score: 'NA' },
      search_visibility: 'VISIBLE',
      status: 'CONNECTED',
      throughput: { level: 'STANDARD' },
      verified_name: 'Acme Support',
      webhook_configuration: expect.anything(),
      whatsapp_business_manager_messaging_limit: 'TIER_250',
    });
    expect(stand.trace.finish().lines).not.toContain(body.certificate);
  });

  test('a number that was only added', async () => {
    const drive = await cloud(createStand());
    const { body } = await drive.call('GET', `/${drive.id}?fields=${FIELDS.join(', ')}`);
    expect(body).toMatchObject({
      status: 'PENDING',
      platform_type: 'NOT_APPLICABLE',
      throughput: { level: 'NOT_APPLICABLE' },
      is_pin_enabled: false,
      health_status: { can_send_message: 'BLOCKED' },
    });
    expect(body).not.toHaveProperty('last_onboarded_time');
    expect(body).not.toHaveProperty('webhook_configuration');
  });

  test.each(['nope', 'status,nope', 'constructor', 'toString'])(
    'an unknown field is refused: %s',
    async (fields) => {
      const drive = await cloud(createStand());
      expect(await drive.call('GET', `/${drive.id}?fields=${fields}`)).toMatchObject({
        status: 400,
        code: 100,
      });
    },
  );

  test.each(['NA', 'UNKNOWN'] as const)(
    'no quality (%s) until something is delivered',
    async (none) => {
      const stand = createStand({ unratedQuality: none });
      const drive = await connected(stand, CLOUD);
      const quality = async () =>
        (await drive.call('GET', `/${drive.id}?fields=quality_rating`)).body.quality_rating;
      stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'hello' });
      await drive.send('+5511900000009', 'to nobody');
      await stand.clock.advance(2 * SECOND);
      expect(await quality()).toBe(none);
      await drive.send(ANA, 'hello');
      await stand.clock.advance(2 * SECOND);
      expect(await quality()).toBe('GREEN');
    },
  );

  test('a badge, when it is given', async () => {
    const stand = createStand();
    const drive = await cloud(stand);
    stand.whatsapp.numbers.makeOfficial(BUSINESS, true);
    const path = `/${drive.id}?fields=is_official_business_account`;
    expect((await drive.call('GET', path)).body.is_official_business_account).toBe(true);
  });
});

describe('the node of an account', () => {
  test('its usual fields, and all of them', async () => {
    const { call, wabaId } = await account(createStand());
    const usual = {
      id: wabaId,
      name: 'Acme',
      currency: 'USD',
      timezone_id: '1',
      message_template_namespace: expect.stringMatching(
        /^[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/,
      ),
    };
    expect((await call('GET', `/${wabaId}`)).body).toEqual(usual);
    const more =
      'account_review_status,business_verification_status,country,ownership_type,status,whatsapp_business_manager_messaging_limit';
    expect((await call('GET', `/${wabaId}?fields=${more}`)).body).toEqual({
      id: wabaId,
      account_review_status: 'APPROVED',
      business_verification_status: 'not_verified',
      country: 'US',
      ownership_type: 'SELF_OWNED',
      status: 'ACTIVE',
      whatsapp_business_manager_messaging_limit: 'TIER_250',
    });
    expect((await call('GET', `/${wabaId}?fields=nope`)).error).toMatchObject({ code: 100 });
  });

  test('verified, it has a higher limit, and is told so', async () => {
    const stand = createStand();
    const { call, wabaId, told } = await account(stand);
    stand.whatsapp.numbers.verifyBusiness(wabaId);
    const fields = 'business_verification_status,whatsapp_business_manager_messaging_limit';
    expect((await call('GET', `/${wabaId}?fields=${fields}`)).body).toMatchObject({
      business_verification_status: 'verified',
      whatsapp_business_manager_messaging_limit: 'TIER_2K',
    });
    await stand.clock.advance(SECOND);
    expect(told('business_capability_update')).toHaveLength(1);
  });
});

describe('the numbers of an account', () => {
  async function five(stand: Stand) {
    const { call, wabaId, accessToken } = await account(stand);
    stand.whatsapp.numbers.verifyBusiness(wabaId);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      const phone_number = `1190000000${i}`;
      const body = { cc: '55', phone_number, verified_name: `Number ${i}` };
      ids.push((await call('POST', `/${wabaId}/phone_numbers`, body)).body.id);
    }
    const edge = `/${wabaId}/phone_numbers`;
    const list = async (query: string): Promise<readonly number[]> =>
      (await call('GET', `${edge}?${query}`)).body.data.map((node: { id: string }) =>
        ids.indexOf(node.id),
      );
    return { call, ids, edge, list, accessToken };
  }

  test('come page by page, forwards and backwards', async () => {
    const { call, ids, edge, list, accessToken } = await five(createStand());
    const first = (await call('GET', `${edge}?limit=2&fields=status`)).body;
    expect(first.data).toEqual([
      { id: ids[0], status: 'PENDING' },
      { id: ids[1], status: 'PENDING' },
    ]);
    expect(first.paging).toMatchObject({ cursors: { before: ids[0], after: ids[1] } });
    expect(first.paging).not.toHaveProperty('previous');
    const seen: string[] = [];
    for (let next = first.paging.next; next !== undefined; ) {
      expect(next).not.toContain(accessToken);
      const { body } = await call('GET', next);
      seen.push(...body.data.map((node: { id: string }) => node.id));
      next = body.paging.next;
    }
    expect(seen).toEqual(ids.slice(2));
    expect(await list(`limit=2&before=${ids[3]}`)).toEqual([1, 2]);
    expect(await list(`limit=2&before=${ids[1]}`)).toEqual([0]);
    expect(await list(`after=${ids[4]}`)).toEqual([]);
  });

  test('in the order in which they were registered', async () => {
    const stand = createStand();
    const { call, ids, list } = await five(stand);
    for (const i of [3, 1]) {
      await call('POST', `/${ids[i]}/request_code`, { code_method: 'SMS', language: 'en' });
      const code = await stand.codeAt(`+551190000000${i}`);
      await call('POST', `/${ids[i]}/verify_code`, { code });
      const registered = { messaging_product: 'whatsapp', pin: '135790' };
      expect((await call('POST', `/${ids[i]}/register`, registered)).status).toBe(200);
    }
    expect(await list('sort=last_onboarded_time_ascending')).toEqual([0, 2, 4, 3, 1]);
    expect(await list("sort=['last_onboarded_time_ascending']")).toEqual([0, 2, 4, 3, 1]);
    expect(await list('sort=last_onboarded_time.desc&limit=2')).toEqual([1, 3]);
    expect(await list('sort=creation_time.desc&limit=1')).toEqual([4]);
  });

  test('filtered by account mode', async () => {
    const { list } = await five(createStand());
    const by = (operator: string, value: string) =>
      list(
        `filtering=${encodeURIComponent(JSON.stringify([{ field: 'account_mode', operator, value }]))}`,
      );
    expect(await by('EQUAL', 'LIVE')).toHaveLength(5);
    expect(await by('EQUAL', 'SANDBOX')).toHaveLength(0);
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'sort=name',
    'after=nope',
    'before=nope',
    'fields=nope',
    'filtering=[{"field":"x","operator":"EQUAL","value":"LIVE"}]',
    'filtering=x',
  ])('?%s is refused', async (query) => {
    const { call, edge } = await five(createStand());
    expect(await call('GET', `${edge}?${query}`)).toMatchObject({
      status: 400,
      error: { code: 100 },
    });
  });
});

describe('settings', () => {
  const REGION = { messaging_product: 'whatsapp', pin: '246810', data_localization_region: 'CH' };

  test('security codes are compared when that is asked for', async () => {
    const drive = await connected(createStand(), CLOUD);
    const path = `/${drive.id}/settings`;
    const check = async () => (await drive.call('GET', path)).body.user_identity_change;
    expect(await check()).toEqual({ enable_identity_key_check: false });
    for (const on of [true, false]) {
      const change = { user_identity_change: { enable_identity_key_check: on } };
      expect((await drive.call('POST', path, change)).status).toBe(200);
      expect(await check()).toEqual({ enable_identity_key_check: on });
    }
    await drive.call('POST', path, { user_identity_change: { enabled: true } });
    expect(await check()).toEqual({ enable_identity_key_check: true });
  });

  test('messages are kept where it was asked for, until the number is deregistered', async () => {
    const drive = await connected(createStand(), CLOUD);
    const path = `/${drive.id}/settings`;
    const storage = async () => (await drive.call('GET', path)).body.storage_configuration;
    expect(await storage()).toEqual({ status: 'default' });
    expect((await drive.call('POST', `/${drive.id}/register`, REGION)).status).toBe(200);
    const inCountry = { status: 'in_country_storage_enabled', data_localization_region: 'CH' };
    expect(await storage()).toEqual(inCountry);
    await drive.call('POST', `/${drive.id}/deregister`);
    expect(await storage()).toEqual({ status: 'default' });
    const given = { storage_configuration: { enabled: true, region: 'CH' } };
    await drive.call('POST', path, given);
    expect(await storage()).toEqual(inCountry);
    await drive.call('POST', path, { storage_configuration: { enabled: false } });
    expect(await storage()).toEqual({ status: 'default' });
  });

  test.each([
    {},
    { user_identity_change: {} },
    { user_identity_change: { enable_identity_key_check: 'yes' } },
    { storage_configuration: { enabled: true } },
    { storage_configuration: { enabled: true, region: 'FR' } },
    { calling: { status: 'enabled' } },
  ])('refused: %o', async (body) => {
    const drive = await connected(createStand(), CLOUD);
    const answer = await drive.call('POST', `/${drive.id}/settings`, body);
    expect(answer).toMatchObject({ status: 400, code: 100 });
  });

  test('a country where nothing is kept is refused', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    const before = stand.whatsapp.state();
    const body = { ...REGION, data_localization_region: 'FR' };
    expect(await drive.call('POST', `/${drive.id}/register`, body)).toMatchObject({
      status: 400,
      code: 100,
      details: expect.stringContaining('data_localization_region'),
    });
    expect(stand.whatsapp.state()).toEqual(before);
  });
});

describe('access tokens', () => {
  const ask = async (stand: Stand, path: string, headers: Record<string, string>) => {
    const response = await stand.whatsapp.handler(get(`${GRAPH}${path}`, headers));
    // biome-ignore lint/suspicious/noExplicitAny: bodies are for each test to read
    return { status: response.status, body: jsonOf(response) as any };
  };

  test('one that expires is good until then, to the millisecond; others live on', async () => {
    const stand = createStand();
    const { wabaId, accessToken } = await account(stand);
    const short = stand.whatsapp.issueToken(wabaId, { validMs: HOUR });
    const long = stand.whatsapp.issueToken(wabaId);
    const status = async (token: string) => (await ask(stand, `/${wabaId}`, bearer(token))).status;
    await stand.clock.advance(HOUR - 1);
    expect(await status(short)).toBe(200);
    await stand.clock.advance(1);
    for (const [path, headers] of [
      [`/${wabaId}`, bearer(short)],
      [`/${wabaId}`, { authorization: `OAuth ${short}` }],
      [`/${wabaId}?access_token=${short}`, {}],
    ] as const) {
      expect(await ask(stand, path, headers)).toMatchObject({
        status: 401,
        body: { error: { code: 190, error_subcode: 463, type: 'OAuthException' } },
      });
    }
    await stand.clock.advance(365 * DAY);
    expect([await status(long), await status(accessToken)]).toEqual([200, 200]);
    const wrong = await ask(stand, `/${wabaId}`, bearer('EAAwrong'));
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 190 } } });
    expect(wrong.body.error).not.toHaveProperty('error_subcode');
    expect(stand.trace.finish().lines).not.toContain(short);
  });

  test('debug_token says how each stands', async () => {
    const stand = createStand();
    const { wabaId, accessToken } = await account(stand);
    const short = stand.whatsapp.issueToken(wabaId, { validMs: HOUR });
    const debug = async (input: string, token = accessToken) =>
      ask(stand, `/debug_token?input_token=${input}`, bearer(token));
    const now = stand.clock.now() / SECOND;
    expect((await debug(accessToken)).body.data).toEqual({
      app_id: expect.stringMatching(/^\d+$/),
      application: 'App',
      type: 'SYSTEM_USER',
      data_access_expires_at: 0,
      expires_at: 0,
      issued_at: now,
      is_valid: true,
      scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
      granular_scopes: [
        { scope: 'whatsapp_business_management', target_ids: [wabaId] },
        { scope: 'whatsapp_business_messaging', target_ids: [wabaId] },
      ],
      user_id: expect.stringMatching(/^\d+$/),
    });
    expect((await debug(short)).body.data).toMatchObject({
      is_valid: true,
      expires_at: now + 3600,
    });
    await stand.clock.advance(HOUR);
    expect((await debug(short)).body.data).toMatchObject({
      is_valid: false,
      scopes: [],
      error: { code: 190, subcode: 463 },
    });
    expect((await debug('EAAwrong')).body.data).toEqual({
      error: { code: 190, message: expect.any(String) },
      is_valid: false,
      scopes: [],
    });
    expect((await debug('')).body.error).toMatchObject({ code: 100 });
    const stranger = await account(stand);
    expect((await debug(stranger.accessToken)).body.error).toMatchObject({ code: 100 });
    expect((await debug(accessToken, short)).status).toBe(401);
  });

  test('an account that there is not gets no token', () => {
    expect(() => createStand().whatsapp.issueToken('1')).toThrow('there is no WhatsApp account 1');
  });
});
