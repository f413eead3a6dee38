// The wizard, step by step, in both dialects.
import { describe, expect, it } from 'vitest';
import { answerLost } from '../../src/kernel/faults/answer-lost.ts';
import { drop } from '../../src/kernel/faults/drop.ts';
import { empty, json } from '../../src/kernel/wire.ts';
import { createBench, DIALECTS, RETURN_URL } from './bench.ts';
import { FIRST_PASSWORD } from './stub-whatsapp.ts';

describe.each(DIALECTS)('the wizard (%s)', (dialect) => {
  it('leads from the channel to the finish form', async () => {
    const bench = createBench(dialect);
    expect((await bench.host()).status).toBe(201);
    const wizard = await bench.openWizard();
    expect(wizard.page()).toMatchObject({ screen: 'channel', status: 200, forms: ['channel'] });
    expect(await wizard.take('channel', { channel: 'WhatsApp' })).toMatchObject({
      screen: 'deployment',
    });
    expect(await wizard.take('deployment', { deployment_id: ' dep-1 ' })).toMatchObject({
      screen: 'code',
      forms: ['method'],
    });
    const sent = await wizard.take('method', { method: 'sms' });
    expect(sent).toMatchObject({
      screen: 'code',
      forms: ['method', 'code', 'waiting'],
      notices: ['code-sent'],
    });
    const page = await wizard.take('code', { code: '123-456' });
    expect(page).toMatchObject({
      screen: 'finish',
      notices: ['set-up-profile', 'set-up-auto-reply'],
    });
    expect(page.text).toContain(`<form name="finish" method="post" action="${RETURN_URL}">`);
    expect(page.hidden('name')).toBe('Acme (+55 11 4004 1234)');
    expect(JSON.parse(page.hidden('metadata'))).toMatchObject({ account: expect.any(String) });
    const path = dialect === 'cloud' ? 'webhook' : 'dep-1/webhook';
    expect(bench.whatsapp.webhookUrl).toBe(`https://connector.example/connector/whatsapp/${path}`);
    if (dialect === 'cloud') expect(bench.whatsapp.pin).toMatch(/^\d{6}$/);
  });

  it.each([
    ['channel', 'deployment'],
    ['channel', 'method'],
    ['channel', 'code'],
    ['channel', 'migration'],
    ['deployment', 'channel'],
    ['deployment', 'code'],
    ['code', 'code'],
    ['code', 'no-code'],
    ['code', 'channel'],
    ['code', 'deployment'],
    ['code', 'migrate'],
    ['code', 'migration'],
    ['code', 'migration-done'],
    ['finish', 'code'],
    ['finish', 'method'],
  ])('on screen %s the step %s is out of order and changes nothing', async (screen, step) => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.openWizard();
    if (screen !== 'channel') await wizard.take('channel', { channel: 'WhatsApp' });
    if (screen === 'code' || screen === 'finish')
      await wizard.take('deployment', { deployment_id: 'dep-1' });
    if (screen === 'finish') {
      await wizard.take('method', { method: 'sms' });
      await wizard.take('code', { code: '123456' });
    }
    const calls = bench.whatsapp.calls.length;
    const fields = {
      channel: 'WhatsApp',
      deployment_id: 'dep-1',
      method: 'sms',
      code: '123456',
      confirm: 'yes',
    };
    const page = await wizard.take(step, fields);
    expect(page).toMatchObject({ screen, reason: 'out-of-order', status: 409 });
    expect(bench.whatsapp.calls.length).toBe(calls);
  });

  it('tells deployments apart that cannot be connected', async () => {
    const bench = createBench(dialect);
    await bench.connect();
    await bench.host('dep-2', '+551140045678', 'other');
    const wizard = await bench.openWizard();
    await wizard.take('channel', { channel: 'WhatsApp' });
    const tried = async (id: string) =>
      (await wizard.take('deployment', { deployment_id: id })).reason;
    expect(await tried('nobody')).toBe('deployment-unknown');
    expect(await tried('')).toBe('deployment-unknown');
    expect(await tried('dep-2')).toBe('deployment-other-customer');
    expect(await tried('dep-1')).toBe('deployment-connected');
    expect(wizard.page().screen).toBe('deployment');
  });

  it.each(['sms', 'voice'])('asks for the code by %s, as chosen', async (method) => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method });
    expect(bench.whatsapp.methods).toEqual([method.toUpperCase()]);
    expect(wizard.page().text).toContain('value="voice"');
    expect(wizard.page().text).toContain('value="sms"');
  });

  it('wants a method', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    expect(await wizard.take('method', { method: 'pigeon' })).toMatchObject({
      reason: 'method-missing',
    });
    expect(bench.whatsapp.methods).toEqual([]);
  });

  it('refuses a malformed, a wrong and an expired code, each for its reason, and goes on', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method: 'sms' });
    const asked = bench.whatsapp.calls.length;
    expect(await wizard.take('code', { code: '12345' })).toMatchObject({
      screen: 'code',
      reason: 'code-malformed',
    });
    expect(bench.whatsapp.calls.length).toBe(asked);
    expect(await wizard.take('code', { code: '654321' })).toMatchObject({
      screen: 'code',
      reason: 'code-wrong',
    });
    await bench.clock.advance(601_000);
    expect(await wizard.take('code', { code: '654321' })).toMatchObject({
      screen: 'code',
      reason: 'code-expired',
    });
    expect(await bench.store.list('account')).toEqual([]);
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
  });

  it('waits a minute before another code, and says how long', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method: 'sms' });
    await bench.clock.advance(20_000);
    const page = await wizard.take('method', { method: 'voice' });
    expect(page).toMatchObject({ screen: 'code', reason: 'code-too-soon' });
    expect(page.text).toMatch(/Wait (39|40) seconds/);
    expect(bench.whatsapp.methods).toEqual(['SMS']);
    await bench.clock.advance(41_000);
    expect((await wizard.take('method', { method: 'voice' })).reason).toBeUndefined();
    expect(bench.whatsapp.methods).toEqual(['SMS', 'VOICE']);
  });

  it("shows WhatsApp's own limit too", async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    bench.whatsapp.tooSoon = true;
    expect(await wizard.take('method', { method: 'sms' })).toMatchObject({
      reason: 'code-too-soon',
    });
    expect(wizard.page().forms).toEqual(['method']);
  });

  it('says how long WhatsApp takes no code, and takes the right one afterwards', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.openWizard();
    await wizard.take('channel', { channel: 'WhatsApp' });
    await wizard.take('deployment', { deployment_id: 'dep-1' });
    await wizard.take('method', { method: 'sms' });
    const refuse =
      dialect === 'cloud'
        ? json(400, { error: { code: 136025 } }, { 'retry-after': '40' })
        : json(429, { errors: [{ code: 1015 }] }, { 'retry-after': '1' });
    bench.whatsapp.override = (_request, path) => (path.includes('verify') ? refuse : undefined);
    const page = await wizard.take('code', { code: '000000' });
    expect(page).toMatchObject({ screen: 'code', reason: 'code-entry-paused' });
    expect(page.text).toContain(dialect === 'cloud' ? 'Wait 40 seconds' : 'Wait 1 second before');
    bench.whatsapp.override = undefined;
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
  });

  it('says when a code should have come', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method: 'sms' });
    expect((await wizard.take('no-code')).notices).toEqual(['code-pending']);
    await bench.clock.advance(60_000);
    expect((await wizard.take('no-code')).notices).toEqual(['code-late', 'try-voice']);
  });

  it('moves a number out of an app only after the loss was confirmed', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    bench.whatsapp.taken = true;
    const taken = await wizard.take('method', { method: 'sms' });
    expect(taken).toMatchObject({
      screen: 'code',
      reason: 'number-in-use',
      forms: ['method', 'migrate'],
    });
    expect(await wizard.take('migrate')).toMatchObject({
      screen: 'migration',
      notices: ['data-loss'],
    });
    const unticked = await wizard.take('migration');
    expect(unticked).toMatchObject({ screen: 'migration', reason: 'confirmation-missing' });
    expect(unticked.notices).not.toContain('delete-account');
    expect(await wizard.take('migration', { confirm: 'yes' })).toMatchObject({
      screen: 'migration-steps',
      notices: ['delete-account'],
    });
    expect(await wizard.take('migration-done')).toMatchObject({ screen: 'code' });
    expect(await wizard.take('method', { method: 'sms' })).toMatchObject({
      reason: 'number-not-free-yet',
      forms: ['method'],
    });
    bench.whatsapp.taken = false;
    expect((await wizard.take('method', { method: 'sms' })).reason).toBeUndefined();
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
    await bench.clock.advance(60_000);
    expect(bench.zendesk.pushes).toEqual([]);
  });

  it('keeps the admin where he is while WhatsApp is away, and goes on afterwards', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.openWizard();
    await wizard.take('channel', { channel: 'WhatsApp' });
    bench.whatsapp.override = () => ({ status: 503, headers: {}, body: '' });
    expect(await wizard.take('deployment', { deployment_id: 'dep-1' })).toMatchObject({
      screen: 'deployment',
      reason: 'whatsapp-unavailable',
    });
    bench.whatsapp.override = undefined;
    expect(await wizard.take('deployment', { deployment_id: 'dep-1' })).toMatchObject({
      screen: 'code',
    });
    await wizard.take('method', { method: 'sms' });
    // The code is taken, but what comes after it fails.
    bench.whatsapp.override = (_, path) =>
      /subscribed_apps|settings\/application/.test(path)
        ? { status: 500, headers: {}, body: '' }
        : undefined;
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({
      screen: 'code',
      reason: 'whatsapp-unavailable',
    });
    expect(await bench.store.list('account')).toEqual([]);
    bench.whatsapp.override = undefined;
    bench.whatsapp.code = 'used up';
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
  });

  it('makes one account of two tabs', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const one = await bench.toCodeScreen();
    const two = await bench.toCodeScreen();
    await one.take('method', { method: 'sms' });
    await bench.clock.advance(61_000);
    await two.take('method', { method: 'sms' });
    expect(await one.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
    expect(await two.take('code', { code: '123456' })).toMatchObject({
      screen: 'code',
      reason: 'deployment-connected',
    });
    expect(await bench.store.list('account')).toHaveLength(1);
  });

  it('makes one account of two tabs that press at the same moment', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const one = await bench.toCodeScreen();
    await one.take('method', { method: 'sms' });
    const two = await bench.toCodeScreen();
    bench.whatsapp.override = undefined;
    await bench.clock.advance(61_000);
    await two.take('method', { method: 'sms' });
    const both = await bench.clock.drive(
      'both',
      Promise.all([one.take('code', { code: '123456' }), two.take('code', { code: '123456' })]),
    );
    expect(both.map((page) => page.screen).sort()).toEqual(['code', 'finish']);
    expect(await bench.store.list('account')).toHaveLength(1);
  });

  it('goes on after a restart', async () => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method: 'sms' });
    bench.restart();
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
  });
});

it('finds a number that the WhatsApp Business Account has already', async () => {
  const bench = createBench('cloud');
  bench.whatsapp.known = true;
  await bench.connect();
  expect(bench.whatsapp.calls.filter((call) => call.endsWith('/phone_numbers'))).toEqual([
    'GET /v23.0/WABA/phone_numbers',
  ]);
});

it('never writes a secret into the trace', async () => {
  for (const dialect of DIALECTS) {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    await bench.openAdmin({ metadata });
    expect(bench.trace.finish().events.filter((event) => event.kind === 'leak')).toEqual([]);
  }
});

it.each([
  [2388091, 'code-too-soon'],
  [2388367, 'code-too-many'],
  [2388001, 'number-in-use'],
  [133015, 'number-not-free-yet'],
  [0, 'whatsapp-refused'],
  [2388093, 'whatsapp-refused'],
])('tells why the Cloud API sends no code by the subcode %i', async (subcode, reason) => {
  const bench = createBench('cloud');
  await bench.host();
  const wizard = await bench.toCodeScreen();
  const error = { code: 136024, error_subcode: subcode, message: 'Request code error' };
  bench.whatsapp.override = (_, path) =>
    path.endsWith('/request_code') ? json(400, { error }) : undefined;
  expect(await wizard.take('method', { method: 'sms' })).toMatchObject({ screen: 'code', reason });
});

it('keeps the PIN of a number, whatever happens while it is set', async () => {
  const bench = createBench('cloud');
  await bench.host();
  const wizard = await bench.toCodeScreen();
  await wizard.take('method', { method: 'sms' });
  bench.network.fault(answerLost({ to: 'whatsapp', path: '/register' }));
  expect(await wizard.take('code', { code: '123456' })).toMatchObject({
    reason: 'whatsapp-unavailable',
  });
  const { pin } = bench.whatsapp;
  expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
  expect(bench.whatsapp.pin).toBe(pin);
});

describe('logging in to a hosted client', () => {
  it('changes the first password', async () => {
    const bench = createBench('on-premises');
    await bench.connect();
    const login = bench.whatsapp.logins.get('dep-1');
    expect(login?.password).toMatch(/^.{8,64}$/);
    expect(login?.password).not.toBe(FIRST_PASSWORD);
  });

  it('finds its way back when the first answer is lost', async () => {
    const bench = createBench('on-premises');
    bench.network.fault(answerLost({ to: 'whatsapp', path: '/users/login' }));
    await bench.host();
    const wizard = await bench.toCodeScreen();
    expect(wizard.page()).toMatchObject({ screen: 'deployment', reason: 'whatsapp-unavailable' });
    expect(await wizard.take('deployment', { deployment_id: 'dep-1' })).toMatchObject({
      screen: 'code',
    });
  });

  it('finds its way in when the first request never arrived', async () => {
    const bench = createBench('on-premises');
    bench.network.fault(drop({ to: 'whatsapp', path: '/users/login' }));
    await bench.host();
    const wizard = await bench.toCodeScreen();
    expect(await wizard.take('deployment', { deployment_id: 'dep-1' })).toMatchObject({
      screen: 'code',
    });
  });

  it('logs in again when the token has run out', async () => {
    const bench = createBench('on-premises');
    const metadata = await bench.connect();
    await bench.customerWrites({ id: 'm1' });
    const login = bench.whatsapp.logins.get('dep-1');
    if (login !== undefined) login.token = 'another';
    await bench.reply(metadata, 'Hello');
    expect(bench.texts()).toEqual(['Hello']);
  });
});

it.each(DIALECTS)(
  'offers the code field when nobody knows whether a code was sent (%s)',
  async (dialect) => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    const path = dialect === 'cloud' ? '/request_code' : '/v1/account';
    bench.network.fault(answerLost({ to: 'whatsapp', path }));
    const page = await wizard.take('method', { method: 'sms' });
    expect(page).toMatchObject({
      reason: 'whatsapp-unavailable',
      forms: ['method', 'code', 'waiting'],
    });
    // Whether it is too soon for another one, only WhatsApp knows.
    expect((await wizard.take('method', { method: 'voice' })).reason).toBeUndefined();
    expect(await wizard.take('code', { code: '123456' })).toMatchObject({ screen: 'finish' });
  },
);

it.each(DIALECTS)(
  'has WhatsApp deliver again what comes while the account is being added (%s)',
  async (dialect) => {
    const bench = createBench(dialect);
    await bench.host();
    const wizard = await bench.toCodeScreen();
    await wizard.take('method', { method: 'sms' });
    bench.whatsapp.override = (_, path) =>
      /subscribed_apps|settings\/application/.test(path) ? empty(500) : undefined;
    await wizard.take('code', { code: '123456' });
    bench.whatsapp.override = undefined;
    expect((await bench.customerWrites({ id: 'm1' })).status).not.toBe(200);
    await wizard.take('code', { code: '123456' });
    expect((await bench.customerWrites({ id: 'm1' })).status).toBe(200);
    expect(bench.comments()).toEqual(['m1']);
  },
);

it.each([
  ['Number in use: it is registered in an app.', 'number-in-use', true],
  ['Number not free yet: its account was just deleted.', 'number-not-free-yet', false],
  ['Number registered elsewhere: another client has it.', 'whatsapp-refused', false],
  ['Unknown error: biz_link_on_prem_reg_blocked', 'whatsapp-refused', false],
  ['PIN wrong', 'whatsapp-refused', false],
])('takes "%s" for what it says', async (details, reason, migratable) => {
  const bench = createBench('on-premises');
  await bench.host();
  const wizard = await bench.toCodeScreen();
  const denied = { meta: {}, errors: [{ code: 1005, title: 'Access denied', details }] };
  bench.whatsapp.override = (_, path) =>
    path.endsWith('/v1/account') ? json(403, denied) : undefined;
  const page = await wizard.take('method', { method: 'sms' });
  expect(page).toMatchObject({ screen: 'code', reason });
  expect(page.forms.includes('migrate')).toBe(migratable);
  if (reason === 'whatsapp-refused') expect(page.text).toContain(`WhatsApp says: ${details}`);
});

it('looks for a number on every page of the account', async () => {
  const bench = createBench('cloud');
  await bench.host();
  const asked: string[] = [];
  bench.whatsapp.override = (request, path) => {
    if (request.method !== 'GET' || !path.endsWith('/phone_numbers')) return undefined;
    asked.push(request.url);
    const next = `https://elsewhere.example/numbers?page=${asked.length}`;
    const paging = { cursors: { before: 'a', after: `p ${asked.length}` }, next };
    const other = { id: 'other', display_phone_number: '+1 419-555-1518' };
    return asked.length < 3
      ? json(200, { data: [other], paging })
      : json(200, { data: [{ id: 'PN', display_phone_number: '+55 11 4004-1234' }] });
  };
  expect((await bench.toCodeScreen()).page().screen).toBe('code');
  expect(asked.map((url) => new URL(url).searchParams.get('after'))).toEqual([null, 'p 1', 'p 2']);
  expect(asked.every((url) => url.startsWith('https://graph.facebook.com/'))).toBe(true);
  expect(bench.whatsapp.calls).not.toContain('POST /v23.0/WABA/phone_numbers');
  expect((await bench.store.list('deployment'))[0]?.numberId).toBe('PN');
});
