// How webhooks are carried out: when they are tried again, how many at once, and several in one.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enter, leave, newLane } from '../../../simulators/whatsapp/world/lane.ts';
import { growing, linear } from '../../../simulators/whatsapp/world/retry.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { bearer, empty, jsonOf, sendJson, textOf } from '../../../src/kernel/wire.ts';
import { connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, CALLBACK, createStand, type Stand } from './stand.ts';

const CLOUD = DIALECTS[0];
const ON_PREMISES = DIALECTS[1];
const text = (body: string) => ({ type: 'text', text: body }) as const;
const exactly = (pauseMs: number): number => pauseMs;
const USUAL = { firstMs: MINUTE, factor: 2, capMs: 6 * HOUR, horizonMs: 7 * DAY };

describe('when a webhook is tried again', () => {
  test.each([
    // failures, since the first attempt, pause
    [1, 0, 0],
    [2, 0, MINUTE],
    [3, MINUTE, 2 * MINUTE],
    [10, 0, 256 * MINUTE],
    [11, 0, 6 * HOUR],
    [1_000, 0, 6 * HOUR],
    [11, 7 * DAY - 6 * HOUR, 6 * HOUR],
    [11, 7 * DAY - 6 * HOUR + 1, undefined],
    [1, 7 * DAY, 0],
    [1, 7 * DAY + 1, undefined],
  ])('Cloud: %i failures and %i ms', (failures, elapsed, pause) => {
    expect(growing(USUAL, exactly)(failures, elapsed)).toBe(pause);
  });

  test.each([
    [3_000, 900_000, 1, 3_000],
    [3_000, 900_000, 299, 897_000],
    [3_000, 900_000, 300, 900_000],
    [3_000, 900_000, 301, 900_000],
    [1, 1, 1, SECOND],
    [5_000, 2_000, 1, 2_000],
  ])('On-Premises: steps of %i ms up to %i, %i failures', (step, cap, failures, pause) => {
    expect(
      linear(
        () => step,
        () => cap,
      )(failures, 365 * DAY),
    ).toBe(pause);
  });

  test('pauses grow, stay between a second and the greatest, and end at the horizon', () => {
    const backOff = fc.record({
      firstMs: fc.integer({ min: 0, max: DAY }),
      factor: fc.double({ min: 1, max: 10, noNaN: true }),
      capMs: fc.integer({ min: SECOND, max: DAY }),
      horizonMs: fc.integer({ min: 0, max: 30 * DAY }),
    });
    fc.assert(
      fc.property(backOff, (chosen) => {
        const schedule = growing(chosen, exactly);
        let elapsed = 0;
        let last = 0;
        for (let failures = 1; failures < 100; failures++) {
          const pause = schedule(failures, elapsed);
          if (pause === undefined) break;
          expect(pause).toBeGreaterThanOrEqual(last);
          if (failures > 1) expect(pause).toBeGreaterThanOrEqual(SECOND);
          expect(pause).toBeLessThanOrEqual(chosen.capMs);
          elapsed += pause;
          last = pause;
          expect(elapsed).toBeLessThanOrEqual(chosen.horizonMs);
        }
      }),
    );
  });

  test('36 hours is the other horizon that Meta names', async () => {
    const stand = createStand({ webhookHorizonMs: 36 * HOUR });
    await connected(stand, CLOUD);
    stand.receiver.answer = () => empty(500);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
    await stand.clock.advance(30 * DAY);
    const times = stand.received.map(({ at }) => at);
    const lasted = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(lasted).toBeLessThanOrEqual(36 * HOUR);
    expect(lasted).toBeGreaterThan(30 * HOUR);
  });

  test('chance makes pauses longer, each webhook by its own dice, alike for the same seed', async () => {
    const timesWith = async (jitter: number, seed: number, others = 0) => {
      const stand = createStand({ webhookJitter: jitter, webhookHorizonMs: HOUR }, seed);
      await connected(stand, CLOUD);
      stand.receiver.answer = () => empty(500);
      const first = stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
      for (let i = 0; i < others; i++) stand.whatsapp.phones.send(ANA, BUSINESS, text(`${i}`));
      await stand.clock.advance(DAY);
      const mine = stand.received.filter(({ request }) => textOf(request.body).includes(first));
      return mine.map(({ at }) => at - (mine[0]?.at ?? 0));
    };
    const even = await timesWith(0, 1);
    const once = await timesWith(0.5, 1);
    expect(even.slice(0, 5)).toEqual([0, 0, MINUTE, 3 * MINUTE, 7 * MINUTE]);
    expect(once).not.toEqual(even);
    for (const [i, at] of once.entries()) {
      expect(at).toBeGreaterThanOrEqual(even[i] ?? 0);
      expect(at).toBeLessThanOrEqual(1.5 * (even[i] ?? Number.POSITIVE_INFINITY));
    }
    expect(await timesWith(0.5, 1)).toEqual(once);
    expect(await timesWith(0.5, 1, 3)).toEqual(once);
    expect(await timesWith(0.5, 2)).not.toEqual(once);
  });

  test.each(DIALECTS)('a world with a dead callback comes to rest ($dialect)', async (dialect) => {
    const stand = createStand({ webhookFirstPauseMs: 0, webhookPauseFactor: 1 });
    const drive = await connected(stand, dialect);
    await drive.call('PATCH', '/settings/application', {
      callback_backoff_delay_ms: 1,
      max_callback_backoff_delay_ms: 1,
    });
    stand.receiver.answer = () => empty(500);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('x'));
    const from = stand.clock.now();
    await stand.clock.settle();
    expect(stand.clock.now() - from).toBeLessThan(10 * SECOND);
    await stand.clock.advance(10 * MINUTE);
    expect(stand.received.length).toBeGreaterThan(100);
  });

  test.each(DIALECTS)('one that fails holds up no later one ($dialect)', async (dialect) => {
    const stand = createStand();
    await connected(stand, dialect);
    stand.receiver.answer = ({ body }) => empty(textOf(body).includes('bad') ? 500 : 200);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('bad'));
    for (let i = 0; i < 30; i++) stand.whatsapp.phones.send(ANA, BUSINESS, text(`good ${i}`));
    await stand.clock.settle();
    const good = stand.received.filter(({ request }) => textOf(request.body).includes('good'));
    expect(good).toHaveLength(30);
  });
});

describe('how many callbacks are under way', () => {
  test('enter and leave keep the order and never let more in than there is room for', async () => {
    const step = fc.record({
      does: fc.constantFrom('enter', 'leave'),
      max: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const lane = newLane();
        const inside: number[] = [];
        let entered = 0;
        for (const { does, max } of steps) {
          const before = lane.underWay;
          if (does === 'enter') {
            const mine = entered++;
            const wait = enter(lane, max);
            if (wait === undefined) inside.push(mine);
            else wait.then(() => inside.push(mine));
          } else if (lane.underWay > 0) leave(lane, max);
          await Promise.resolve();
          expect(lane.underWay).toBeLessThanOrEqual(Math.max(before, max));
          if (does === 'enter' && lane.underWay < max) expect(lane.waiting.size).toBe(0);
          expect(inside).toEqual(inside.map((_, i) => i));
          expect(inside.length + lane.waiting.size).toBe(entered);
        }
      }),
    );
  });

  const SLOW_MS = 200;
  async function most(stand: Stand): Promise<number> {
    let now = 0;
    let max = 0;
    stand.receiver.answer = async () => {
      max = Math.max(max, ++now);
      await stand.clock.sleep(SLOW_MS, 'slow receiver');
      now--;
      return empty(200);
    };
    for (let i = 0; i < 50; i++) stand.whatsapp.phones.send(ANA, BUSINESS, text(`${i}`));
    await stand.clock.settle();
    return max;
  }
  const bodies = (stand: Stand) => stand.received.map(({ body }) => body.messages[0].text.body);

  test.each([
    [undefined, 6],
    [12, 12],
    [18, 18],
    [24, 24],
  ])('On-Premises with max_concurrent_requests %s: %i, in order', async (set, expected) => {
    const stand = createStand();
    const drive = await connected(stand, ON_PREMISES);
    if (set !== undefined) {
      await drive.call('PATCH', '/settings/application', {
        webhooks: { max_concurrent_requests: set },
      });
    }
    expect(await most(stand)).toBe(expected);
    expect(bodies(stand)).toEqual(Array.from({ length: 50 }, (_, i) => `${i}`));
  });

  test('Cloud does not count', async () => {
    const stand = createStand();
    await connected(stand, CLOUD);
    expect(await most(stand)).toBe(50);
  });

  test.each([
    [true, 2],
    [false, 1],
  ])('callback_persist %s: what waits when the container starts again', async (persist, heard) => {
    const stand = createStand();
    const drive = await connected(stand, ON_PREMISES);
    await drive.call('PATCH', '/settings/application', { callback_persist: persist });
    stand.receiver.answer = () => empty(500);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('before'));
    await stand.clock.advance(SECOND);
    stand.whatsapp.restart(drive.id);
    stand.receiver.answer = () => empty(200);
    stand.received.length = 0;
    stand.whatsapp.phones.send(ANA, BUSINESS, text('after'));
    await stand.clock.advance(DAY);
    expect(new Set(bodies(stand)).size).toBe(heard);
  });
});

describe('several updates in one webhook (Cloud)', () => {
  const CAIO = '+5511911112222';
  async function batching(webhookBatchMs: number) {
    const stand = createStand({ webhookBatchMs, rateFactor: 1_000 });
    const drive = await connected(stand, CLOUD);
    stand.whatsapp.phones.install(CAIO, 'messenger', 'Caio');
    return { stand, drive };
  }
  const values = (stand: Stand) =>
    stand.received.map(({ body }) =>
      body.entry.flatMap(({ changes }: { changes: { value: unknown }[] }) =>
        changes.map(({ value }) => value),
      ),
    );

  test('each comes alone unless it is asked for', async () => {
    const { stand } = await batching(0);
    for (let i = 0; i < 5; i++) stand.whatsapp.phones.send(ANA, BUSINESS, text(`${i}`));
    await stand.clock.settle();
    expect(stand.received).toHaveLength(5);
  });

  test('what falls due in time leaves together: messages in order, contacts once', async () => {
    const { stand } = await batching(200);
    const at = stand.clock.now();
    stand.whatsapp.phones.send(ANA, BUSINESS, text('1'));
    stand.whatsapp.phones.send(CAIO, BUSINESS, text('2'));
    await stand.clock.advance(150);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('3'));
    await stand.clock.advance(60);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('4'));
    await stand.clock.settle();
    expect(stand.received.map((received) => received.at - at)).toEqual([200, 410]);
    const [first] = values(stand);
    expect(first).toMatchObject([
      {
        metadata: { display_phone_number: BUSINESS.slice(1) },
        contacts: [{ wa_id: ANA.slice(1) }, { wa_id: CAIO.slice(1) }],
        messages: [{ text: { body: '1' } }, { text: { body: '2' } }, { text: { body: '3' } }],
      },
    ]);
    expect(stand.received[0]?.body.entry).toHaveLength(1);
  });

  test('messages and statuses stand in values of their own, in the order of events', async () => {
    const { stand, drive } = await batching(900);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('hello'));
    await drive.send(ANA, 'hello');
    await drive.send(ANA, 'again');
    await stand.clock.advance(500);
    stand.whatsapp.phones.send(ANA, BUSINESS, text('bye'));
    await stand.clock.settle();
    expect(stand.received).toHaveLength(1);
    const kinds = values(stand)[0].map((value: object) => Object.keys(value).slice(2).join());
    expect(kinds).toEqual(['contacts,messages', 'statuses', 'contacts,messages']);
    expect(values(stand)[0][1].statuses.map(({ status }: { status: string }) => status)).toEqual([
      'sent',
      'sent',
      'delivered',
      'delivered',
    ]);
  });

  test('at most 1,000 updates, and no more than 3 MB', async () => {
    const { stand } = await batching(500);
    for (let i = 0; i < 1_001; i++) stand.whatsapp.phones.send(ANA, BUSINESS, text(`${i}`));
    await stand.clock.settle();
    expect(values(stand).map(([value]) => value.messages.length)).toEqual([1_000, 1]);
    stand.received.length = 0;
    const long = 'x'.repeat(700_000);
    for (let i = 0; i < 5; i++) stand.whatsapp.phones.send(ANA, BUSINESS, text(long));
    await stand.clock.settle();
    expect(values(stand).map(([value]) => value.messages.length)).toEqual([4, 1]);
    for (const { request } of stand.received) {
      expect(Buffer.byteLength(textOf(request.body))).toBeLessThan(3 * 1024 * 1024);
    }
  });

  test('is signed and tried again as it was sent', async () => {
    const stand = createStand({ webhookBatchMs: 100 });
    const { wabaId, accessToken, appSecret } = stand.whatsapp.createBusiness({ name: 'B' });
    const graph = (path: string, body: unknown) =>
      Promise.resolve(
        stand.whatsapp.handler(
          sendJson('POST', `https://graph.facebook.com/${path}`, body, bearer(accessToken)),
        ),
      );
    const added = await graph(`${wabaId}/phone_numbers`, {
      cc: '55',
      phone_number: '11912345678',
      verified_name: 'Bazar',
    });
    const { id } = jsonOf(added) as { id: string };
    await graph(`${id}/request_code`, { code_method: 'SMS', language: 'pt_BR' });
    await graph(`${id}/verify_code`, { code: await stand.codeAt(BUSINESS) });
    await graph(`${id}/register`, { messaging_product: 'whatsapp', pin: '123456' });
    await graph(`${wabaId}/subscribed_apps`, {
      override_callback_uri: CALLBACK,
      verify_token: 'v',
    });
    let failures = 2;
    stand.receiver.answer = () => empty(failures-- > 0 ? 503 : 200);
    for (const body of ['Olá', '日本語', '🙂👩‍👩‍👧'])
      stand.whatsapp.phones.send(ANA, BUSINESS, text(body));
    await stand.clock.advance(HOUR);
    expect(stand.received).toHaveLength(3);
    const sent = stand.received.map(({ request }) => textOf(request.body));
    expect(new Set(sent).size).toBe(1);
    const expected = createHmac('sha256', appSecret)
      .update(Buffer.from(sent[0] ?? '', 'utf8'))
      .digest('hex');
    for (const { request } of stand.received) {
      expect(request.headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
    }
    expect(values(stand)[0][0].messages).toHaveLength(3);
  });
});
