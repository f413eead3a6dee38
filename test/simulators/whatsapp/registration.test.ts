import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { cloud, connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const other = (code: string): string => (code === '111111' ? '222222' : '111111');

describe.each(DIALECTS)('registration ($dialect)', (dialect) => {
  const { driver, refusals } = dialect;

  test.each(['sms', 'voice'] as const)('a code by %s registers the number', async (method) => {
    const stand = createStand();
    const drive = await driver(stand);
    expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: false, platform: 'none' });
    expect((await drive.askCode(method)).status).toBeLessThan(300);
    const code = await stand.codeAt(BUSINESS);
    expect(code).toMatch(/^\d{6}$/);
    const { sms, calls } = stand.telephone.received(BUSINESS);
    expect([sms.length, calls.length]).toEqual(method === 'sms' ? [1, 0] : [0, 1]);
    expect((await drive.enterCode(code)).status).toBeLessThan(300);
    expect((await drive.register()).status).toBe(200);
    expect(stand.whatsapp.number(BUSINESS)).toEqual({
      registered: true,
      platform: dialect.dialect,
    });
  });

  test('a wrong code is refused and changes nothing; the right one still works', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    const before = stand.whatsapp.state();
    for (const attempt of [other(code), `${code.slice(0, 3)}-${code.slice(3)}`, '', `${code}0`]) {
      expect(await drive.enterCode(attempt)).toMatchObject(refusals['wrong-code']);
    }
    expect(stand.whatsapp.state()).toEqual(before);
    expect((await drive.enterCode(code)).status).toBeLessThan(300);
  });

  test('a code entered before any was sent is refused', async () => {
    const drive = await driver(createStand());
    expect(await drive.enterCode('123456')).toMatchObject(refusals['wrong-code']);
  });

  test.each([
    { after: 10 * MINUTE, works: true },
    { after: 10 * MINUTE + 1, works: false },
  ])('a code $after ms old works: $works', async ({ after, works }) => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const asked = stand.clock.now();
    const code = await stand.codeAt(BUSINESS);
    await stand.clock.advanceTo(asked + after);
    const answer = await drive.enterCode(code);
    if (works) expect(answer.status).toBeLessThan(300);
    else
      expect(answer).toMatchObject({
        ...refusals['wrong-code'],
        details: expect.stringMatching(/expired/i),
      });
  });

  test('an earlier code is dead once a new one was sent', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const first = await stand.codeAt(BUSINESS);
    await stand.clock.advance(MINUTE);
    await drive.askCode();
    expect(await drive.enterCode(first)).toMatchObject(refusals['wrong-code']);
    expect((await drive.enterCode(await stand.codeAt(BUSINESS))).status).toBeLessThan(300);
  });

  test('a code can be asked for again after 60 seconds, and no sooner', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const asked = stand.clock.now();
    await stand.clock.advanceTo(asked + 20 * SECOND);
    expect(await drive.askCode()).toMatchObject({ ...refusals['too-soon'], waitS: 40 });
    await stand.clock.advanceTo(asked + MINUTE - 1);
    expect(await drive.askCode()).toMatchObject(refusals['too-soon']);
    await stand.clock.advanceTo(asked + MINUTE);
    expect((await drive.askCode()).status).toBeLessThan(300);
    await stand.clock.advance(10 * SECOND);
    expect(stand.telephone.received(BUSINESS).sms).toHaveLength(2);
  });

  test('five codes in 24 hours, then no more until the first is a day old', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    const start = stand.clock.now();
    for (let i = 0; i < 5; i++) {
      expect((await drive.askCode()).status).toBeLessThan(300);
      await stand.clock.advance(HOUR);
    }
    expect(await drive.askCode()).toMatchObject({ ...refusals['too-many'], waitS: 19 * 3600 });
    await stand.clock.advanceTo(start + 24 * HOUR - 1);
    expect(await drive.askCode()).toMatchObject(refusals['too-many']);
    await stand.clock.advanceTo(start + 24 * HOUR);
    expect((await drive.askCode()).status).toBeLessThan(300);
  });

  test.each(['messenger', 'business'] as const)(
    'a number in use in the %s app is refused',
    async (app) => {
      const stand = createStand();
      stand.whatsapp.phones.install(BUSINESS, app, 'Owner');
      const drive = await driver(stand);
      const before = stand.whatsapp.state();
      expect(await drive.askCode()).toMatchObject(refusals['in-use']);
      expect(stand.whatsapp.state()).toEqual(before);
      await stand.clock.advance(10 * SECOND);
      expect(stand.telephone.received(BUSINESS)).toEqual({ sms: [], calls: [] });
      expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: false, platform: 'app' });
    },
  );

  test('three minutes after the account was deleted the number is free, its chats are gone', async () => {
    const stand = createStand();
    const { phones } = stand.whatsapp;
    phones.install(BUSINESS, 'business', 'Owner');
    phones.chat(BUSINESS, ANA, 'hello');
    expect(phones.app(BUSINESS)).toEqual({ app: 'business', chats: 1 });
    const drive = await driver(stand);
    phones.deleteAccount(BUSINESS);
    expect(phones.app(BUSINESS)).toEqual({ app: 'none', chats: 0 });
    const deleted = stand.clock.now();
    expect(await drive.askCode()).toMatchObject({ ...refusals['being-freed'], waitS: 180 });
    await stand.clock.advanceTo(deleted + 3 * MINUTE - 1);
    expect(await drive.askCode()).toMatchObject({ ...refusals['being-freed'], waitS: 1 });
    await stand.clock.advanceTo(deleted + 3 * MINUTE);
    expect((await drive.askCode()).status).toBeLessThan(300);
  });

  test('an app installed while the code is under way stops the registration', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    stand.whatsapp.phones.install(BUSINESS, 'messenger', 'Owner');
    const last = [await drive.enterCode(code), await drive.register()];
    expect(last.some(({ status }) => status >= 400)).toBe(true);
    expect(stand.whatsapp.number(BUSINESS).registered).toBe(false);
  });

  test('a number on the platform cannot sign in to an app', async () => {
    const stand = createStand();
    await connected(stand, dialect);
    expect(stand.whatsapp.phones.install(BUSINESS, 'messenger', 'x')).toEqual({
      refused: 'on-platform',
    });
    expect(stand.whatsapp.number(BUSINESS).registered).toBe(true);
  });

  test('a number registered elsewhere is refused', async () => {
    const stand = createStand();
    await connected(stand, dialect);
    const second = await (dialect.dialect === 'cloud' ? DIALECTS[1] : DIALECTS[0]).driver(stand);
    expect((await second.askCode()).status).toBeGreaterThanOrEqual(400);
    expect(stand.whatsapp.number(BUSINESS).platform).toBe(dialect.dialect);
  });

  test('the same seed gives the same codes; nothing secret is in the trace', async () => {
    const run = async (seed: number) => {
      const stand = createStand({}, seed);
      await connected(stand, dialect);
      const code = await stand.codeAt(BUSINESS);
      const { lines, digest, events } = stand.trace.finish();
      return { code, lines, digest, events };
    };
    const [one, again, two] = [await run(1), await run(1), await run(2)];
    expect(again).toEqual(one);
    expect(two.code).not.toBe(one.code);
    expect(one.lines).not.toContain(one.code);
    expect(one.events.some(({ kind }) => kind === 'leak')).toBe(false);
  });
});

describe('registration (cloud only)', () => {
  test('register before verify_code is refused', async () => {
    const drive = await cloud(createStand());
    expect(await drive.register()).toMatchObject({ status: 400, code: 133006 });
  });

  test('a verification that nobody used expires after 14 days', async () => {
    const stand = createStand();
    const drive = await cloud(stand);
    await drive.askCode();
    await drive.enterCode(await stand.codeAt(BUSINESS));
    const field = async (): Promise<string> =>
      (await drive.call('GET', `/${drive.id}?fields=code_verification_status`)).body
        .code_verification_status;
    expect(await field()).toBe('VERIFIED');
    await stand.clock.advance(14 * 24 * HOUR + 1);
    expect(await field()).toBe('EXPIRED');
    expect(await drive.register()).toMatchObject({ status: 400, code: 133006 });
  });

  test('the PIN set at the first registration is asked for at the next', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    expect(await drive.register('111111')).toMatchObject({ status: 400, code: 133005 });
    expect(await drive.register('246810')).toMatchObject({ status: 400, code: 133009 });
    await stand.clock.advance(10 * SECOND);
    expect((await drive.register('246810')).status).toBe(200);
  });

  test('five wrong PINs lock the number for an hour', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    for (let i = 0; i < 5; i++) {
      expect(await drive.register('111111')).toMatchObject({ code: 133005 });
      await stand.clock.advance(MINUTE);
    }
    expect(await drive.register('246810')).toMatchObject({ code: 133008, waitS: 55 * 60 });
    await stand.clock.advance(55 * MINUTE);
    expect((await drive.register('246810')).status).toBe(200);
  });

  test('the eleventh registration in 72 hours is refused, and blocks for 72 more', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    for (let i = 0; i < 9; i++) expect((await drive.register()).status).toBe(200);
    expect(await drive.register()).toMatchObject({ code: 133016, waitS: 72 * 3600 });
    await stand.clock.advance(72 * HOUR - 1);
    expect(await drive.register()).toMatchObject({ code: 133016 });
    await stand.clock.advance(1);
    expect((await drive.register()).status).toBe(200);
  });

  test('a deregistered number neither sends nor receives, and can come back', async () => {
    const stand = createStand();
    const drive = await connected(stand, DIALECTS[0]);
    expect((await drive.call('POST', `/${drive.id}/deregister`)).status).toBe(200);
    expect(await drive.call('GET', `/${drive.id}?fields=status`)).toMatchObject({
      body: { status: 'DISCONNECTED', id: drive.id },
    });
    expect(await drive.send(ANA, 'x')).toMatchObject({ status: 400, code: 133010 });
    expect(await drive.call('POST', `/${drive.id}/deregister`)).toMatchObject({ code: 133010 });
    expect((await drive.register()).status).toBe(200);
  });

  test('a number that was only added says so', async () => {
    const stand = createStand();
    const drive = await cloud(stand);
    const { body } = await drive.call('GET', `/${drive.id}`);
    expect(body).toMatchObject({
      verified_name: 'Acme Support',
      display_phone_number: BUSINESS,
      code_verification_status: 'NOT_VERIFIED',
      platform_type: 'NOT_APPLICABLE',
    });
  });
});
