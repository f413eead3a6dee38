// The life of a number: codes and guesses, PINs, names, decisions of WhatsApp, and where it ends.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { cloud, connected, DIALECTS, onPremises } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';

const CLOUD = DIALECTS[0];
const other = (code: string): string => (code === '111111' ? '222222' : '111111');

const GUESSED = {
  cloud: { status: 400, code: 136025 },
  'on-premises': {
    status: 429,
    code: 1015,
    details: expect.stringMatching(/^Code guessed too often/),
  },
} as const;

describe.each(DIALECTS)('guessing a code ($dialect)', ({ dialect, driver, refusals }) => {
  test('ten wrong codes in an hour, and even the right one waits until the hour is over', async () => {
    const stand = createStand({ codeValidMs: 2 * HOUR });
    const drive = await driver(stand);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    const first = stand.clock.now();
    for (let i = 0; i < 10; i++) {
      const answer = await drive.enterCode(other(code));
      expect(answer).toMatchObject(refusals['wrong-code']);
      expect(answer.waitS).toBeNaN();
      await stand.clock.advance(MINUTE);
    }
    expect(await drive.enterCode(code)).toMatchObject({ ...GUESSED[dialect], waitS: 50 * 60 });
    await stand.clock.advanceTo(first + HOUR - 1);
    expect(await drive.enterCode(code)).toMatchObject({ ...GUESSED[dialect], waitS: 1 });
    await stand.clock.advanceTo(first + HOUR);
    expect((await drive.enterCode(code)).status).toBeLessThan(300);
  });

  test('nine wrong codes do not stop the right one', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    for (let i = 0; i < 9; i++) await drive.enterCode(other(code));
    expect((await drive.enterCode(code)).status).toBeLessThan(300);
  });

  test('a new code does not end the wait', async () => {
    const stand = createStand({ codeGuesses: 2 });
    const drive = await driver(stand);
    await drive.askCode();
    await drive.enterCode('x');
    await drive.enterCode('x');
    await stand.clock.advance(MINUTE);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    expect(await drive.enterCode(code)).toMatchObject(GUESSED[dialect]);
  });

  test('no code works twice', async () => {
    const stand = createStand();
    const drive = await driver(stand);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    expect((await drive.enterCode(code)).status).toBeLessThan(300);
    expect(await drive.enterCode(code)).toMatchObject(refusals['wrong-code']);
  });
});

type Drive = Awaited<ReturnType<typeof cloud>>;

async function field(drive: Drive, name: string): Promise<unknown> {
  return (await drive.call('GET', `/${drive.id}?fields=${name}`)).body[name];
}

const deregister = (drive: Drive) => drive.call('POST', `/${drive.id}/deregister`);

describe('registering again', () => {
  test.each([
    { after: 14 * DAY, answer: { status: 200 } },
    { after: 14 * DAY + 1, answer: { status: 400, code: 133006 } },
  ])('$after ms after it was deregistered: $answer', async ({ after, answer }) => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    await stand.clock.advance(100 * DAY);
    expect(await field(drive, 'code_verification_status')).toBe('VERIFIED');
    expect((await deregister(drive)).status).toBe(200);
    expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: false, platform: 'none' });
    await stand.clock.advance(after);
    expect(await drive.register()).toMatchObject(answer);
  });

  test('ten deregistrations in 72 hours, and the eleventh blocks for 72 more', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    for (let i = 0; i < 10; i++) {
      expect((await deregister(drive)).status, `${i}`).toBe(200);
      // Registering has a limit of its own: nine are left after the first.
      if (i < 9) expect((await drive.register()).status, `${i}`).toBe(200);
    }
    expect(await deregister(drive)).toMatchObject({ code: 133016, waitS: 72 * 3600 });
    await stand.clock.advance(72 * HOUR - 1);
    expect(await deregister(drive)).toMatchObject({ code: 133016, waitS: 1 });
    await stand.clock.advance(1);
    expect(await deregister(drive)).toMatchObject({ code: 133010 });
  });

  test('the tenth registration moves out of 72 hours to the millisecond', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    await stand.clock.advance(HOUR);
    for (let i = 0; i < 9; i++) await drive.register();
    await stand.clock.advance(71 * HOUR);
    expect((await drive.register()).status).toBe(200);
    expect(await drive.register()).toMatchObject({ code: 133016 });
  });

  test('a number that was removed is free after five minutes, also for On-Premises', async () => {
    const stand = createStand();
    const first = await connected(stand, CLOUD);
    stand.whatsapp.numbers.remove(BUSINESS);
    const removed = stand.clock.now();
    expect(await first.call('GET', `/${first.id}`)).toMatchObject({ code: 100, subcode: 33 });
    const second = await cloud(stand);
    const hosted = await onPremises(stand);
    expect((await second.askCode()).status).toBe(200);
    expect((await second.enterCode(await stand.codeAt(BUSINESS))).status).toBe(200);
    expect(await second.register()).toMatchObject({ status: 400, code: 133015, waitS: 290 });
    expect(await hosted.enterCode('123456')).toMatchObject({
      status: 403,
      code: 1005,
      details: expect.stringMatching(/^Number not free yet/),
    });
    await stand.clock.advanceTo(removed + 5 * MINUTE - 1);
    expect(await second.register()).toMatchObject({ code: 133015, waitS: 1 });
    await stand.clock.advanceTo(removed + 5 * MINUTE);
    expect((await second.register()).status).toBe(200);
  });

  test('a number that is in the Business app as well is not deregistered', async () => {
    const stand = createStand();
    stand.whatsapp.phones.install(BUSINESS, 'business', 'Owner');
    const drive = await cloud(stand);
    expect(await drive.askCode()).toMatchObject({ code: 136024, subcode: 2388001 });
    stand.whatsapp.numbers.coexistence(BUSINESS, true);
    await drive.askCode();
    await drive.enterCode(await stand.codeAt(BUSINESS));
    expect((await drive.register()).status).toBe(200);
    expect(await deregister(drive)).toMatchObject({ status: 400, code: 100 });
    expect(await field(drive, 'is_on_biz_app')).toBe(true);
    expect(stand.whatsapp.phones.app(BUSINESS).app).toBe('business');
  });
});

describe('two-step verification', () => {
  const setPin = (drive: Drive, pin: unknown) => drive.call('POST', `/${drive.id}`, { pin });

  test('a PIN is set by registering or by itself, and ends by the link of an e-mail only', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    expect(await field(drive, 'is_pin_enabled')).toBe(true);
    for (const pin of ['12345', '1234567', 'abcdef', '', undefined]) {
      expect(await setPin(drive, pin)).toMatchObject({ status: 400, code: 100 });
    }
    expect((await setPin(drive, '135790')).status).toBe(200);
    expect(await drive.register('246810')).toMatchObject({ code: 133005 });
    await stand.clock.advance(10 * SECOND);
    expect((await drive.register('135790')).status).toBe(200);
    stand.whatsapp.numbers.switchOffPin(BUSINESS);
    expect(await field(drive, 'is_pin_enabled')).toBe(false);
    expect((await drive.register('111111')).status).toBe(200);
    expect(await drive.register('246810')).toMatchObject({ code: 133005 });
    await stand.clock.settle();
    const told = stand.received
      .map(({ body }) => body.entry[0].changes[0])
      .filter((change) => change.field === 'security');
    expect(told.map(({ value }) => value.event)).toEqual([
      'PIN_CHANGED',
      'PIN_RESET_REQUEST',
      'PIN_REQUEST_SUCCESS',
    ]);
  });

  test.each([
    { pause: 10 * SECOND - 1, code: 133009 },
    { pause: 10 * SECOND, code: 133005 },
  ])('the next guess after $pause ms is $code', async ({ pause, code }) => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    await drive.register('111111');
    await stand.clock.advance(pause);
    expect(await drive.register('111111')).toMatchObject({ status: 400, code });
  });

  test.each([
    { pause: 55 * MINUTE - 1, code: 133008 },
    { pause: 55 * MINUTE, code: undefined },
  ])('$pause ms after five wrong PINs, a minute apart: $code', async ({ pause, code }) => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    for (let i = 0; i < 5; i++) {
      await drive.register('111111');
      await stand.clock.advance(MINUTE);
    }
    await stand.clock.advance(pause);
    expect((await drive.register('246810')).code).toBe(code);
  });

  test('the right PIN ends the count of wrong ones', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    for (const pin of ['111111', '111111', '111111', '246810', '111111', '111111', '246810']) {
      await stand.clock.advance(MINUTE);
      expect((await drive.register(pin)).code).toBe(pin === '111111' ? 133005 : undefined);
    }
  });

  test('a number that is not registered has no PIN to set', async () => {
    const drive = await cloud(createStand());
    expect(await setPin(drive, '135790')).toMatchObject({ code: 133010 });
  });
});

describe('a display name', () => {
  const ask = (drive: Drive, name: string) =>
    drive.call('POST', `/${drive.id}?new_display_name=${encodeURIComponent(name)}`);
  const FIELDS = 'verified_name,name_status,new_display_name,new_name_status';
  const names = async (drive: Drive) => {
    const { body } = await drive.call('GET', `/${drive.id}?fields=${FIELDS}`);
    const { id: _, ...rest } = body;
    return rest;
  };
  const OLD = { verified_name: 'Acme Support', name_status: 'APPROVED' };
  const topics = (stand: Stand) =>
    stand.received.map(({ body }) => body.entry[0].changes[0]).map(({ field }) => field);

  test('is approved after a minute, and shown after the next registration', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    expect((await ask(drive, 'Acme Help')).status).toBe(200);
    const asked = { ...OLD, new_display_name: 'Acme Help' };
    expect(await names(drive)).toEqual({ ...asked, new_name_status: 'PENDING_REVIEW' });
    // Registering before the approval has no effect.
    await drive.register();
    await stand.clock.advance(MINUTE - 1);
    expect(await names(drive)).toEqual({ ...asked, new_name_status: 'PENDING_REVIEW' });
    await stand.clock.advance(1);
    expect(await names(drive)).toEqual({ ...asked, new_name_status: 'APPROVED' });
    expect(stand.whatsapp.phones.card(BUSINESS)?.displayName).toBe('Acme Support');
    await stand.clock.advance(SECOND);
    expect(topics(stand)).toEqual(['phone_number_name_update']);
    await drive.register();
    expect(await names(drive)).toEqual({
      verified_name: 'Acme Help',
      name_status: 'APPROVED',
      new_name_status: 'NONE',
    });
    expect(stand.whatsapp.phones.card(BUSINESS)?.displayName).toBe('Acme Help');
  });

  test('is declined, and the old one stays', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    await ask(drive, 'Free Money');
    stand.whatsapp.numbers.decideName(BUSINESS, 'decline', 'NAME_FORMAT_UNACCEPTABLE');
    await stand.clock.advance(2 * MINUTE);
    await drive.register();
    expect(await names(drive)).toEqual({
      ...OLD,
      new_display_name: 'Free Money',
      new_name_status: 'DECLINED',
    });
    expect(stand.received).toHaveLength(1);
    expect(stand.received[0]?.body.entry[0].changes[0].value).toMatchObject({
      decision: 'REJECTED',
      requested_verified_name: 'Free Money',
      rejection_reason: 'NAME_FORMAT_UNACCEPTABLE',
    });
  });

  test.each([
    ['pending', 'PENDING'],
    ['defer', 'DEFERRED'],
  ] as const)('stays under review when that is decided: %s', async (decision, told) => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    await ask(drive, 'Acme Help');
    stand.whatsapp.numbers.decideName(BUSINESS, decision);
    await stand.clock.advance(DAY);
    const asked = { ...OLD, new_display_name: 'Acme Help' };
    expect(await names(drive)).toEqual({ ...asked, new_name_status: 'PENDING_REVIEW' });
    stand.whatsapp.numbers.decideName(BUSINESS, 'approve');
    expect(await names(drive)).toEqual({ ...asked, new_name_status: 'APPROVED' });
    await stand.clock.advance(SECOND);
    const decisions = stand.received.map(({ body }) => body.entry[0].changes[0].value.decision);
    expect(decisions).toEqual([told, 'APPROVED']);
  });

  test('asked for again is reviewed alone', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    await ask(drive, 'Acme One');
    await stand.clock.advance(30 * SECOND);
    await ask(drive, 'Acme Two');
    await stand.clock.advance(30 * SECOND);
    expect(await names(drive)).toMatchObject({ new_name_status: 'PENDING_REVIEW' });
    await stand.clock.advance(30 * SECOND);
    expect(await names(drive)).toMatchObject({
      new_display_name: 'Acme Two',
      new_name_status: 'APPROVED',
    });
  });

  test.each(['A', 'x'.repeat(76)])('of the wrong length is refused: %s', async (name) => {
    const drive = await connected(createStand(), CLOUD);
    expect(await ask(drive, name)).toMatchObject({ status: 400, code: 100 });
  });
});

describe('what WhatsApp decides', () => {
  test('nothing reaches a banned number, and the window stays closed', async () => {
    const stand = createStand({ outOfWindow: 'sync' });
    const drive = await connected(stand, CLOUD);
    const told = () =>
      stand.received.filter(({ body }) => body.entry[0].changes[0].field === 'messages').length;
    const write = async () => {
      stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Hello?' });
      await stand.clock.advance(SECOND);
    };
    stand.whatsapp.numbers.ban(BUSINESS);
    await write();
    expect(told()).toBe(0);
    stand.whatsapp.numbers.reinstate(BUSINESS);
    expect(await drive.send(ANA, 'x')).toMatchObject({ code: 131047 });
    await write();
    expect(told()).toBe(1);
    expect((await drive.send(ANA, 'x')).status).toBe(200);
  });

  test('a number that coexists is put into the Business app again, and into no other', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    const { phones, numbers } = stand.whatsapp;
    expect(phones.install(BUSINESS, 'business', 'Acme')).toEqual({ refused: 'on-platform' });
    numbers.coexistence(BUSINESS, true);
    expect(phones.install(BUSINESS, 'messenger', 'Acme')).toEqual({ refused: 'on-platform' });
    expect(phones.install(BUSINESS, 'business', 'Acme')).toBeUndefined();
    expect(phones.app(BUSINESS).app).toBe('business');
    expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: true, platform: 'cloud' });
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Hello' });
    expect((await drive.send(ANA, 'x')).status).toBe(200);
    expect((await drive.register()).status).toBe(200);
  });

  test('a banned number sends nothing and is not registered, until it is reinstated', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    for (const decide of ['ban', 'restrict'] as const) {
      stand.whatsapp.numbers[decide](BUSINESS, 'SCAM');
      expect(await field(drive, 'status')).toBe(decide === 'ban' ? 'BANNED' : 'RESTRICTED');
      for (const answer of [await drive.send(ANA, 'x'), await drive.register()]) {
        expect(answer).toMatchObject({ status: 403, code: 131031 });
      }
      expect(await deregister(drive)).toMatchObject({ status: 403, code: 131031 });
      stand.whatsapp.numbers.reinstate(BUSINESS);
      expect(await field(drive, 'status')).toBe('CONNECTED');
    }
    await stand.clock.advance(SECOND);
    const told = stand.received.map(({ body }) => body.entry[0].changes[0].field);
    expect(told).toEqual(Array(4).fill('account_update'));
    expect(await drive.send(ANA, 'x')).toMatchObject({ status: 200 });
  });

  test('red quality flags a number, another unflags it', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    const { numbers } = stand.whatsapp;
    numbers.setQuality(BUSINESS, 'red');
    expect([await field(drive, 'status'), await field(drive, 'quality_rating')]).toEqual([
      'FLAGGED',
      'RED',
    ]);
    // Registering again does not wash it off.
    await deregister(drive);
    await drive.register();
    expect(await field(drive, 'status')).toBe('FLAGGED');
    expect((await drive.send(ANA, 'x')).status).toBe(200);
    numbers.setQuality(BUSINESS, 'yellow');
    numbers.setQuality(BUSINESS, 'green');
    expect(await field(drive, 'status')).toBe('CONNECTED');
    await stand.clock.advance(SECOND);
    const told = stand.received
      .map(({ body }) => body.entry[0].changes[0])
      .filter((change) => change.field === 'phone_number_quality_update');
    expect(told.map(({ value }) => value.event)).toEqual(['FLAGGED', 'UNFLAGGED']);
  });

  test('a hosted number is banned before it is registered', async () => {
    const stand = createStand();
    const drive = await onPremises(stand);
    stand.whatsapp.numbers.ban(BUSINESS);
    await drive.askCode();
    await drive.enterCode(await stand.codeAt(BUSINESS));
    expect(await drive.send(ANA, 'x')).toMatchObject({ status: 403, code: 1031 });
  });

  test('nobody decides on a number that nobody has', () => {
    const { numbers } = createStand().whatsapp;
    expect(() => numbers.ban('+5511900000009')).toThrow('no business has +5511900000009');
    expect(() => numbers.verifyBusiness('1')).toThrow('there is no WhatsApp account 1');
  });
});
