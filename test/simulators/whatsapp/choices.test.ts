// Where the vendor's texts are silent or disagree, the other reading can be chosen; and what each choice changes.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { type Answer, cloud, connected, DIALECTS, type Driver } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';

const CLOUD = DIALECTS[0];
const PIN = '246810';
const WRONG = '111111';
const HELLO = { type: 'text', text: 'Hello' } as const;

/** What was told of messages that the business sent. */
const statuses = ({ received }: Stand) =>
  received.flatMap(({ body }) => body.statuses ?? body.entry[0].changes[0].value.statuses ?? []);

const deregister = (drive: Driver & { id: string }): Promise<Answer> =>
  drive.call('POST', `/${drive.id}/deregister`);

describe('wrong PINs', () => {
  async function taken(options: Parameters<typeof createStand>[0] = {}) {
    const stand = createStand(options);
    const drive = await connected(stand, CLOUD);
    await deregister(drive);
    return { stand, drive };
  }

  test('the last guess that there is says how long the lock is', async () => {
    const { stand, drive } = await taken();
    for (const waitS of [10, 10, 10, 10, HOUR / SECOND - 40]) {
      const answer = await drive.register(WRONG);
      expect(answer).toMatchObject({ status: 400, code: 133005, waitS });
      expect(answer.details).toContain(`Try again in ${waitS} seconds`);
      await stand.clock.advance(10 * SECOND);
    }
    const left = HOUR - 50 * SECOND;
    expect(await drive.register(PIN)).toMatchObject({ code: 133008, waitS: left / SECOND });
    await stand.clock.advance(left - 1);
    expect(await drive.register(PIN)).toMatchObject({ code: 133008, waitS: 1 });
    await stand.clock.advance(1);
    expect((await drive.register(PIN)).status).toBe(200);
  });

  test('pause, guesses and lock can be chosen', async () => {
    const limits = { pinPauseMs: MINUTE, pinGuesses: 2, pinGuessesWithinMs: 5 * MINUTE };
    const { stand, drive } = await taken(limits);
    expect(await drive.register(WRONG)).toMatchObject({ code: 133005, waitS: 60 });
    expect(await drive.register(PIN)).toMatchObject({ code: 133009, waitS: 60 });
    await stand.clock.advance(MINUTE);
    expect(await drive.register(WRONG)).toMatchObject({ code: 133005, waitS: 240 });
    await stand.clock.advance(4 * MINUTE - 1);
    expect(await drive.register(PIN)).toMatchObject({ code: 133008 });
    await stand.clock.advance(1);
    expect((await drive.register(PIN)).status).toBe(200);
  });
});

test('how often a number may be registered can be chosen, and is told', async () => {
  const stand = createStand({ registersMax: 2, registersWithinMs: HOUR });
  const drive = await connected(stand, CLOUD);
  expect((await drive.register()).status).toBe(200);
  const refused = await drive.register();
  expect(refused).toMatchObject({ status: 400, code: 133016, waitS: 3_600 });
  expect(refused.details).toBe(
    '2 such requests in 1 hours are allowed. Try again in 3600 seconds.',
  );
  for (const status of [200, 400, 400]) expect((await deregister(drive)).status).toBe(status);
});

describe.each(DIALECTS)('a code with its hyphen ($dialect)', ({ driver, refusals }) => {
  test.each([true, false])('is taken: %s', async (codeWithHyphen) => {
    const stand = createStand({ codeWithHyphen });
    const drive = await driver(stand);
    await drive.askCode();
    const code = await stand.codeAt(BUSINESS);
    const written = `${code.slice(0, 3)}-${code.slice(3)}`;
    const answer = await drive.enterCode(written);
    if (codeWithHyphen) expect(answer.status).toBeLessThan(300);
    else expect(answer).toMatchObject(refusals['wrong-code']);
  });
});

test.each([
  { codeLanguageAlone: true, language: 'en', status: 200 },
  { codeLanguageAlone: false, language: 'en', status: 400 },
  { codeLanguageAlone: false, language: 'en_US', status: 200 },
])('the language of a code: %o', async ({ codeLanguageAlone, language, status }) => {
  const drive = await cloud(createStand({ codeLanguageAlone }));
  const asked = { code_method: 'SMS', language };
  expect((await drive.call('POST', `/${drive.id}/request_code`, asked)).status).toBe(status);
});

describe.each(DIALECTS)('a reaction and the window ($dialect)', (dialect) => {
  test.each([true, false])('opens it: %s', async (reactionsOpen) => {
    const stand = createStand({ reactionsOpen, outOfWindow: 'sync' });
    const drive = await connected(stand, dialect);
    const { phones } = stand.whatsapp;
    phones.send(ANA, BUSINESS, HELLO);
    const answer = await drive.send(ANA, 'Hi');
    const to: string = answer.body.messages[0].id;
    await stand.clock.advance(DAY);
    phones.send(ANA, BUSINESS, { type: 'reaction', to, emoji: '👍' });
    await stand.clock.advance(MINUTE);
    const later = await drive.send(ANA, 'Glad to hear it');
    if (reactionsOpen) expect(later.status).toBe(dialect.sent);
    else expect(later.code).toBe(dialect.windowClosed);
  });
});

describe('the model of prices', () => {
  test.each([
    { pricingModel: 'by-date', at: Date.UTC(2025, 5, 30, 23, 59), told: 'CBP' },
    { pricingModel: 'by-date', at: Date.UTC(2025, 6, 1), told: 'PMP' },
    { pricingModel: 'CBP', at: Date.UTC(2026, 0, 1), told: 'CBP' },
    { pricingModel: 'PMP', at: Date.UTC(2025, 5, 5), told: 'PMP' },
  ] as const)('$pricingModel at $at is $told', async ({ pricingModel, at, told }) => {
    const stand = createStand({ pricingModel });
    const drive = await connected(stand, CLOUD);
    await stand.clock.advanceTo(at);
    stand.whatsapp.phones.send(ANA, BUSINESS, HELLO);
    await drive.send(ANA, 'Hi');
    await stand.clock.advance(SECOND);
    const models = statuses(stand).map(({ pricing }) => pricing.pricing_model);
    expect(models).toEqual([told, told]);
  });
});

describe.each(DIALECTS)('what fails is refused at once ($dialect)', (dialect) => {
  test.each(['no-whatsapp', 'window-closed', 'experiment'] as const)('%s', async (failure) => {
    const stand = createStand({ failAtOnce: [failure] });
    const drive = await connected(stand, dialect);
    const { phones } = stand.whatsapp;
    const to = failure === 'no-whatsapp' ? '+5511900000001' : ANA;
    if (failure === 'experiment') phones.fail(ANA, failure);
    const refused = await drive.send(to, 'Hi');
    const code = {
      'no-whatsapp': dialect.noWhatsApp,
      'window-closed': dialect.windowClosed,
      experiment: dialect.dialect === 'cloud' ? 130472 : 472,
    }[failure];
    expect(refused).toMatchObject({ status: 400, code });
    await stand.clock.advance(SECOND);
    expect(statuses(stand)).toEqual([]);
    // What was not chosen is still told later.
    stand.whatsapp.choose({ failAtOnce: [] });
    expect((await drive.send(to, 'Hi')).status).toBe(dialect.sent);
    await stand.clock.advance(SECOND);
    expect(statuses(stand)).toMatchObject([{ status: 'failed', errors: [{ code }] }]);
  });
});

describe.each(DIALECTS)('callbacks on this machine ($dialect)', ({ driver }) => {
  test.each([
    { plainCallbacks: true, url: 'http://127.0.0.1:3000/hook', taken: true },
    { plainCallbacks: false, url: 'http://127.0.0.1:3000/hook', taken: false },
    { plainCallbacks: false, url: 'https://receiver.example/hook', taken: true },
  ])('%o', async ({ plainCallbacks, url, taken }) => {
    const drive = await driver(createStand({ plainCallbacks }));
    expect((await drive.subscribe(url)).status < 300).toBe(taken);
  });
});
