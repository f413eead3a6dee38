// The limits of numbers and accounts, and that no order of calls gets around those of registering.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WhatsAppOptions } from '../../../simulators/whatsapp/options.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { cloud, connected, DIALECTS, type Driver, onPremises } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Stand } from './stand.ts';
import { account } from './template-account.ts';

const CLOUD = DIALECTS[0];

describe('how many numbers', () => {
  async function crowd() {
    const stand = createStand();
    const { call, wabaId } = await account(stand);
    const enlist = async (i: number) => {
      const phone_number = `119000000${String(i).padStart(2, '0')}`;
      const body = { cc: '55', phone_number, verified_name: `Number ${i}` };
      const { id } = (await call('POST', `/${wabaId}/phone_numbers`, body)).body;
      await call('POST', `/${id}/request_code`, { code_method: 'SMS', language: 'en' });
      const code = await stand.codeAt(`+55${phone_number}`);
      await call('POST', `/${id}/verify_code`, { code });
      const register = () =>
        call('POST', `/${id}/register`, { messaging_product: 'whatsapp', pin: '135790' });
      return { id, register, deregister: () => call('POST', `/${id}/deregister`) };
    };
    return { stand, wabaId, enlist };
  }

  const FULL = { status: 400, error: { code: 100, error_subcode: 2388103 } };

  test('two for a new business; another only in the place of one', async () => {
    const { enlist } = await crowd();
    const [one, two, three] = [await enlist(1), await enlist(2), await enlist(3)];
    for (const number of [one, two]) expect((await number.register()).status).toBe(200);
    expect(await three.register()).toMatchObject(FULL);
    // One that is registered may register again.
    expect((await two.register()).status).toBe(200);
    await one.deregister();
    expect((await three.register()).status).toBe(200);
    expect(await one.register()).toMatchObject(FULL);
  });

  test.each(['verified', 'raised'] as const)('twenty for one that is %s', async (how) => {
    const { stand, wabaId, enlist } = await crowd();
    if (how === 'verified') stand.whatsapp.numbers.verifyBusiness(wabaId);
    else stand.whatsapp.numbers.setTier(wabaId, '2K');
    for (let i = 1; i <= 20; i++) {
      expect((await (await enlist(i)).register()).status, `${i}`).toBe(200);
    }
    expect(await (await enlist(21)).register()).toMatchObject(FULL);
  });
});

describe('throughput', () => {
  const burst = async (drive: Driver, stand: Stand, count: number): Promise<number> => {
    await stand.clock.advanceTo((Math.floor(stand.clock.now() / SECOND) + 1) * SECOND);
    let accepted = 0;
    for (let i = 0; i < count; i++) {
      const answer = await drive.send(`+55119${String(10_000_000 + i)}`, 'x');
      if (answer.status === 200) accepted++;
      else expect(answer).toMatchObject({ status: 400, code: 130429 });
    }
    return accepted;
  };

  test('80 a second; after a minute of maintenance 1,000', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    const level = async () =>
      (await drive.call('GET', `/${drive.id}?fields=throughput`)).body.throughput.level;
    expect(await burst(drive, stand, 90)).toBe(80);
    stand.whatsapp.numbers.upgradeThroughput(BUSINESS);
    const begun = stand.clock.now();
    expect(await drive.send(ANA, 'x')).toMatchObject({ status: 500, code: 131057, waitS: 60 });
    expect(await level()).toBe('STANDARD');
    await stand.clock.advanceTo(begun + MINUTE - 1);
    expect(await drive.send(ANA, 'x')).toMatchObject({ code: 131057, waitS: 1 });
    await stand.clock.advanceTo(begun + MINUTE);
    expect(await level()).toBe('HIGH');
    expect(await burst(drive, stand, 1_010)).toBe(1_000);
    await stand.clock.advance(SECOND);
    const told = stand.received
      .map(({ body }) => body.entry[0].changes[0])
      .filter(({ field }) => field === 'phone_number_quality_update');
    expect(told.map(({ value }) => value.event)).toEqual(['THROUGHPUT_UPGRADE']);
    expect(() => stand.whatsapp.numbers.upgradeThroughput(BUSINESS)).toThrow('"high" already');
  });

  test('20 a second for a number that is in the Business app as well', async () => {
    const stand = createStand();
    const drive = await connected(stand, CLOUD);
    stand.whatsapp.numbers.coexistence(BUSINESS, true);
    expect(await burst(drive, stand, 30)).toBe(20);
    stand.whatsapp.numbers.coexistence(BUSINESS, false);
    expect(await burst(drive, stand, 90)).toBe(80);
  });
});

test('a tier is set by its account or one of its numbers, and told', async () => {
  const stand = createStand();
  const drive = await connected(stand, CLOUD);
  const { numbers } = stand.whatsapp;
  numbers.setTier(BUSINESS, '100K');
  numbers.setTier(BUSINESS, '10K');
  const path = `/${drive.id}?fields=whatsapp_business_manager_messaging_limit`;
  expect((await drive.call('GET', path)).body).toMatchObject({
    whatsapp_business_manager_messaging_limit: 'TIER_10K',
  });
  await stand.clock.advance(SECOND);
  const told = stand.received.map(({ body }) => body.entry[0].changes[0]);
  expect(told.map(({ field, value }) => value.event ?? field).sort()).toEqual([
    'DOWNGRADE',
    'UPGRADE',
    'business_capability_update',
    'business_capability_update',
  ]);
});

describe('calls about an account', () => {
  test('200 in an hour, and 5,000 once a number is registered; messages do not count', async () => {
    const stand = createStand();
    const { call, wabaId } = await account(stand);
    const read = () => call('GET', `/${wabaId}`);
    const spend = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) expect((await read()).status, `${i}`).toBe(200);
    };
    const FULL = { status: 400, error: { code: 80007 } };
    // Subscribing was the first.
    await spend(199);
    const refused = await read();
    expect(refused).toMatchObject(FULL);
    const left = refused.retryAfter * SECOND;
    expect(left).toBe(HOUR - (stand.clock.now() % HOUR));
    await stand.clock.advance(left - 1);
    expect(await read()).toMatchObject(FULL);
    await stand.clock.advance(1);

    const added = { cc: '55', phone_number: BUSINESS.slice(3), verified_name: 'Acme' };
    const { id } = (await call('POST', `/${wabaId}/phone_numbers`, added)).body;
    await call('POST', `/${id}/request_code`, { code_method: 'SMS', language: 'en' });
    await call('POST', `/${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
    await call('POST', `/${id}/register`, { messaging_product: 'whatsapp', pin: '135790' });
    await spend(4_996);
    expect(await read()).toMatchObject(FULL);
    const text = { to: ANA, type: 'text', text: { body: 'x' } };
    const message = { messaging_product: 'whatsapp', ...text };
    expect((await call('POST', `/${id}/messages`, message)).status).toBe(200);
  });
});

/** What a number may do next, kept as simply as can be: the judge of the sequences below. */
interface Model {
  sent: number[];
  wrong: number[];
  code: { readonly digits: string; readonly at: number } | undefined;
  verifiedAt: number | undefined;
  registers: number[];
  registersBlocked: number;
  deregisters: number[];
  deregistersBlocked: number;
}

const LIMIT = {
  pause: MINUTE,
  aDay: 5,
  valid: 10 * MINUTE,
  guesses: 10,
  guessing: HOUR,
  verified: 14 * DAY,
  registers: 10,
  registering: 72 * HOUR,
} as const;

const within = (times: readonly number[], now: number, ms: number): number[] =>
  times.filter((at) => now - at < ms);

/** Takes one of ten in 72 hours; false when it is one too many, or that time is not over. */
function takes(model: Model, which: 'registers' | 'deregisters', now: number): boolean {
  const blocked = `${which}Blocked` as const;
  if (now < model[blocked]) return false;
  model[which] = within(model[which], now, LIMIT.registering);
  if (model[which].length < LIMIT.registers) {
    model[which].push(now);
    return true;
  }
  model[blocked] = now + LIMIT.registering;
  return false;
}

const PINS = ['246810', '111111'] as const;

type Act =
  | { readonly act: 'ask' | 'deregister' }
  | { readonly act: 'enter'; readonly code: 'newest' | 'older' | 'wrong' }
  | { readonly act: 'register'; readonly pin: 0 | 1 };

const ASK: Act = { act: 'ask' };
const ENTER: Act = { act: 'enter', code: 'newest' };
const REGISTER: Act = { act: 'register', pin: 0 };

/** What somebody does, in one go. */
const MOVES: readonly (readonly Act[])[] = [
  [ASK],
  [ENTER],
  [{ act: 'enter', code: 'older' }],
  [{ act: 'enter', code: 'wrong' }],
  [REGISTER],
  [{ act: 'register', pin: 1 }],
  [{ act: 'deregister' }],
  [ASK, ENTER],
  [ASK, ENTER, REGISTER],
];

/** Asking for a code takes ten seconds of them, until it has arrived. */
const WAITS = [
  0,
  1,
  9_999,
  10_000,
  49_999,
  50_000,
  MINUTE,
  10 * MINUTE - 10_000,
  10 * MINUTE - 9_999,
  HOUR - 1,
  HOUR,
  DAY,
  3 * DAY - 1,
  3 * DAY,
  14 * DAY,
  14 * DAY + 1,
] as const;

/** The same again and again, so that the limits are reached; the pause follows each time. */
const turns = fc.array(
  fc.record({
    who: fc.constantFrom(0, 0, 1),
    move: fc.constantFrom(...MOVES),
    times: fc.constantFrom(1, 1, 2, 5, 10, 11),
    wait: fc.constantFrom(...WAITS),
  }),
  { minLength: 2, maxLength: 8 },
);

type Turn = typeof turns extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/** Two accounts want the same number. */
async function play(
  sequence: readonly Turn[],
  options: Partial<WhatsAppOptions> = {},
  seen = new Set<unknown>(),
): Promise<void> {
  const stand = createStand(options);
  const drives = [await cloud(stand), await cloud(stand)] as const;
  const codes: string[][] = [[], []];
  const models = drives.map(
    (): Model => ({
      sent: [],
      wrong: [],
      code: undefined,
      verifiedAt: undefined,
      registers: [],
      registersBlocked: 0,
      deregisters: [],
      deregistersBlocked: 0,
    }),
  );
  let holder: number | undefined;
  let pin: string | undefined;
  let wrongPins: number[] = [];

  const ask = async (who: number, model: Model, now: number) => {
    const answer = await drives[who as 0 | 1].askCode();
    const soon = now - (model.sent.at(-1) ?? -DAY) < LIMIT.pause;
    const many = within(model.sent, now, DAY).length >= LIMIT.aDay;
    const mine = holder === undefined || holder === who;
    expect(answer.status === 200).toBe(mine && !soon && !many);
    seen.add(mine ? answer.subcode : 'elsewhere');
    if (answer.status !== 200) return;
    model.sent.push(now);
    const digits = await stand.codeAt(BUSINESS);
    codes[who]?.push(digits);
    model.code = { digits, at: now };
  };

  const enter = async (who: number, model: Model, now: number, which: string) => {
    const own = codes[who] ?? [];
    const newest = own.at(-1) ?? '000000';
    const guess =
      which === 'newest' ? newest : which === 'older' ? (own.at(-2) ?? '000000') : '000000';
    const answer = await drives[who as 0 | 1].enterCode(guess);
    model.wrong = within(model.wrong, now, LIMIT.guessing);
    const shut = model.wrong.length >= LIMIT.guesses;
    const right = model.code?.digits === guess;
    const young = model.code !== undefined && now - model.code.at <= LIMIT.valid;
    expect(answer.status === 200).toBe(!shut && right && young);
    seen.add(shut ? 'shut' : right && !young ? 'expired' : answer.code);
    if (!shut && !right) model.wrong.push(now);
    if (answer.status !== 200) return;
    model.code = undefined;
    model.wrong = [];
    model.verifiedAt = now;
  };

  const register = async (who: number, model: Model, now: number, given: string) => {
    const answer = await drives[who as 0 | 1].register(given);
    const expected = ((): number | undefined => {
      if (!takes(model, 'registers', now)) return 133016;
      if (holder !== undefined && holder !== who) return 100;
      const held = model.verifiedAt;
      const fresh = held !== undefined && (holder === who || now - held <= LIMIT.verified);
      if (!fresh) return 133006;
      wrongPins = pin === undefined ? wrongPins : within(wrongPins, now, HOUR);
      if (pin === undefined) return undefined;
      if (wrongPins.length >= 5) return 133008;
      if (now - (wrongPins.at(-1) ?? -DAY) < 10 * SECOND) return 133009;
      if (given === pin) return undefined;
      wrongPins.push(now);
      return 133005;
    })();
    expect(answer.code).toBe(expected);
    seen.add(expected);
    if (expected !== undefined) return;
    pin = given;
    wrongPins = [];
    holder = who;
  };

  const deregister = async (who: number, model: Model, now: number) => {
    const drive = drives[who as 0 | 1];
    const answer = await drive.call('POST', `/${drive.id}/deregister`);
    const allowed = takes(model, 'deregisters', now);
    seen.add(`deregister ${answer.code}`);
    expect(answer.code).toBe(allowed ? (holder === who ? undefined : 133010) : 133016);
    if (answer.status !== 200) return;
    holder = undefined;
    model.verifiedAt = now;
  };

  const step = async (who: number, act: Act) => {
    const model = models[who] as Model;
    const now = stand.clock.now();
    if (act.act === 'ask') await ask(who, model, now);
    else if (act.act === 'enter') await enter(who, model, now, act.code);
    else if (act.act === 'register') await register(who, model, now, PINS[act.pin]);
    else await deregister(who, model, now);
  };

  const again = ({ move, times }: Turn): readonly (readonly Act[])[] => Array(times).fill(move);
  for (const turn of sequence) {
    for (const acts of again(turn)) {
      for (const act of acts) await step(turn.who, act);
      await stand.clock.advance(turn.wait);
    }
    const statuses = await Promise.all(
      drives.map(async (drive) => (await drive.call('GET', `/${drive.id}?fields=status`)).body),
    );
    const connected = statuses.map(({ status }) => status === 'CONNECTED');
    expect(connected).toEqual([holder === 0, holder === 1]);
    expect(stand.whatsapp.number(BUSINESS).registered).toBe(holder !== undefined);
  }
}

describe('any sequence of registering', () => {
  test('keeps its limits to the millisecond, and one owner at most', async () => {
    const seen = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(turns, (sequence) => play(sequence, {}, seen)),
      { numRuns: 300, seed: 1 },
    );
    // Every way out was taken.
    const ways = [undefined, 2388091, 2388367, 'elsewhere', 136025, 'shut', 'expired'];
    const codes = [100, 133005, 133006, 133008, 133009, 133016];
    const ends = ['deregister undefined', 'deregister 133010', 'deregister 133016'];
    expect([...ways, ...codes, ...ends].filter((way) => !seen.has(way))).toEqual([]);
  });

  test.each([
    { codeValidMs: 10 * MINUTE + 1 },
    { codePauseMs: MINUTE + 1 },
    { codesPerDay: 6 },
    { codeGuesses: 11 },
    { codeGuessesWithinMs: 2 * HOUR },
    { verificationValidMs: 14 * DAY + 1 },
  ])('one with another limit is found out: %o', async (wrong) => {
    const property = fc.asyncProperty(turns, (sequence) => play(sequence, wrong));
    const { failed } = await fc.check(property, { numRuns: 1_000, seed: 1, endOnFailure: true });
    expect(failed).toBe(true);
  });
});

test('On-Premises and Cloud never hold a number both', async () => {
  const stand = createStand();
  const [here, there] = [await cloud(stand), await onPremises(stand)];
  await here.askCode();
  const first = await stand.codeAt(BUSINESS);
  await stand.clock.advance(MINUTE);
  await there.askCode();
  const second = await stand.codeAt(BUSINESS);
  expect((await here.enterCode(first)).status).toBe(200);
  expect((await there.enterCode(second)).status).toBe(201);
  expect(await here.register()).toMatchObject({ status: 400, code: 100 });
  expect(stand.whatsapp.number(BUSINESS)).toEqual({ registered: true, platform: 'on-premises' });
});
