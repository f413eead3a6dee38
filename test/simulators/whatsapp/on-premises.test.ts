// On-Premises' doors: logging in, and what is understood.
import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/kernel/clock.ts';
import { basic, bearer, get, jsonOf, sendJson } from '../../../src/kernel/wire.ts';
import { connected, DIALECTS, onPremises, PASSWORD } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

describe('On-Premises', () => {
  const base = 'https://on-premises.example/on-premises/d1/v1';
  function fresh(options = {}) {
    const stand = createStand(options);
    const access = stand.whatsapp.startDeployment({
      deploymentId: 'd1',
      verifiedName: 'Acme',
      phoneNumber: BUSINESS,
    });
    const login = async (password: string, body: unknown = {}, user = access.username) => {
      const response = await stand.whatsapp.handler(
        sendJson('POST', `${base}/users/login`, body, basic(user, password)),
      );
      // biome-ignore lint/suspicious/noExplicitAny: read by each test
      return { status: response.status, body: jsonOf(response) as any };
    };
    return { stand, access, login };
  }

  test('the first login must bring a new password, which then is the only one', async () => {
    const { access, login } = fresh();
    expect(await login(access.password)).toMatchObject({
      status: 403,
      body: { errors: [{ code: 1024 }], meta: { api_status: 'stable' } },
    });
    expect(await login('wrong', { new_password: PASSWORD })).toMatchObject({ status: 401 });
    for (const weak of ['short-1', 'nodigit-A', 'NOLOWER-1', 'noupper-1', 'NoSpecial1']) {
      expect(await login(access.password, { new_password: weak })).toMatchObject({ status: 400 });
    }
    const first = await login(access.password, { new_password: PASSWORD });
    expect(first.body.users[0]).toEqual({
      token: expect.stringMatching(/^eyJ/),
      expires_after: '2025-06-09 09:00:00+00:00',
    });
    expect(await login(access.password)).toMatchObject({ status: 401 });
    expect(await login(PASSWORD)).toMatchObject({ status: 200 });
    expect(await login(PASSWORD, {}, 'root')).toMatchObject({ status: 401 });
  });

  test('the option hands over a password that was changed already', async () => {
    const { access, login } = fresh({ firstPasswordChanged: true });
    expect(await login(access.password)).toMatchObject({ status: 200 });
  });

  test('a token holds for seven days', async () => {
    const stand = createStand();
    const drive = await onPremises(stand);
    await stand.clock.advance(7 * DAY - 1);
    expect((await drive.call('GET', '/health')).body.health).toEqual({
      gateway_status: 'unregistered',
    });
    await stand.clock.advance(1);
    expect(await drive.call('GET', '/health')).toMatchObject({ status: 401, code: 1005 });
  });

  test('no token, another deployment and an unknown path', async () => {
    const { stand } = fresh();
    const { handler } = stand.whatsapp;
    expect((await handler(get(`${base}/health`))).status).toBe(401);
    for (const authorization of ['', 'Bearer x', 'Basic ', `Basic ${btoa('admin')}`]) {
      const login = sendJson('POST', `${base}/users/login`, {}, { authorization });
      expect(jsonOf(await handler(login))).toMatchObject({
        errors: [{ code: 1005, details: 'Log in with a user name and a password.' }],
      });
    }
    const nobody = await handler(get('https://on-premises.example/on-premises/d2/v1/health'));
    expect(jsonOf(nobody)).toMatchObject({ errors: [{ code: 1006 }] });
    const unknown = await handler(get(`${base}/helth`));
    expect(unknown.status).toBe(404);
    expect(stand.trace.finish().events).toMatchObject([
      { kind: 'finding', note: expect.stringContaining('/v1/health') },
    ]);
  });

  test.each([
    ['a missing field', { cert: undefined }, 400, 1008],
    ['a malformed field', { method: 'pigeon' }, 400, 1009],
    ['a foreign certificate', { cert: 'AAAA' }, 400, 1009],
    ['another number', { phone_number: '11900000000' }, 400, 1009],
  ])('POST account with %s', async (_, change, status, code) => {
    const { stand, access, login } = fresh({ firstPasswordChanged: true });
    const { body } = await login(access.password);
    const account = {
      cc: '55',
      phone_number: BUSINESS.slice(3),
      method: 'sms',
      cert: access.certificate,
      ...change,
    };
    const response = await stand.whatsapp.handler(
      sendJson('POST', `${base}/account`, account, bearer(body.users[0].token)),
    );
    expect(response.status).toBe(status);
    expect(jsonOf(response)).toMatchObject({ errors: [{ code }] });
  });

  test('an account is 202 with the decoded name, and 201 once it is registered', async () => {
    const stand = createStand();
    const drive = await onPremises(stand);
    expect(await drive.askCode()).toMatchObject({
      status: 202,
      body: { account: [{ vname: 'Acme Support' }] },
    });
    expect(await drive.enterCode(await stand.codeAt(BUSINESS))).toMatchObject({ status: 201 });
    expect(await drive.askCode()).toMatchObject({ status: 201 });
    expect((await drive.call('GET', '/health')).body.health.gateway_status).toBe('connected');
  });

  test('with two-step verification the PIN is needed, until it is switched off', async () => {
    const stand = createStand();
    const drive = await onPremises(stand);
    await drive.call('POST', '/settings/account/two-step', { pin: '135791' });
    expect(await drive.askCode()).toMatchObject({ status: 400, code: 1008 });
    await drive.call('DELETE', '/settings/account/two-step');
    expect(await drive.askCode()).toMatchObject({ status: 202 });
  });

  test('contacts are always valid', async () => {
    const drive = await onPremises(createStand());
    const contacts = ['+1 631 555 1001', '16315551002'];
    expect(
      (await drive.call('POST', '/contacts', { blocking: 'wait', contacts })).body.contacts,
    ).toEqual([
      { wa_id: '16315551001', input: '+1 631 555 1001', status: 'valid' },
      { wa_id: '16315551002', input: '16315551002', status: 'valid' },
    ]);
  });

  test('messages: too long, of another type, read', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[1]);
    expect(await drive.send(ANA, 'x'.repeat(4097))).toMatchObject({ status: 400, code: 1001 });
    expect(await drive.call('POST', '/messages', { to: ANA, type: 'hsm', hsm: {} })).toMatchObject({
      status: 400,
      code: 501,
    });
    const id = stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    expect((await drive.call('PUT', `/messages/${id}`, { status: 'read' })).status).toBe(200);
    expect(await drive.call('PUT', '/messages/none', { status: 'read' })).toMatchObject({
      status: 404,
    });
  });
});
