import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isOpen,
  noteInbound,
  type Pair,
  pairOf,
  secondsOf,
} from '../../../simulators/whatsapp/world/pair.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand, type Received, type Stand } from './stand.ts';

const statusesOf = (received: readonly Received[]) =>
  received.flatMap(({ body }) => {
    const value = body.entry?.[0].changes[0].value ?? body;
    return (value.statuses ?? []).map(
      (status: { status: string; errors?: { code: number }[] }) => ({
        status: status.status,
        code: status.errors?.[0]?.code,
      }),
    );
  });

const shownTo = (stand: Stand, phone: string): readonly string[] =>
  (stand.whatsapp.phones.device(phone).chats[0]?.messages ?? [])
    .filter(({ direction }) => direction === 'shown')
    .map(({ text }) => text);

describe.each(DIALECTS)('window ($dialect)', (dialect) => {
  test.each([
    { after: 0, open: true },
    { after: 24 * HOUR - SECOND, open: true },
    { after: 24 * HOUR, open: true },
    { after: 24 * HOUR + SECOND, open: false },
  ])('a reply $after ms after the message is delivered: $open', async ({ after, open }) => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const sentAt = stand.clock.now();
    await stand.clock.advanceTo(sentAt + after);
    const from = stand.received.length;
    const answer = await drive.send(ANA, 'Hello');
    expect(answer.status).toBe(dialect.sent);
    const id = answer.body.messages[0].id;
    expect(id).toMatch(dialect.dialect === 'cloud' ? /^wamid\./ : /^gBE/);
    const asked = stand.clock.now();
    await stand.clock.settle();

    expect(shownTo(stand, ANA)).toEqual(open ? ['Hello'] : []);
    const told = statusesOf(stand.received.slice(from));
    expect(told.at(-1)).toEqual(
      open
        ? { status: 'delivered', code: undefined }
        : { status: 'failed', code: dialect.windowClosed },
    );
    const last = stand.received.at(-1);
    expect((last?.at ?? 0) - asked).toBe(open ? 300 : 900);
    const devices = stand.trace.finish().events.filter(({ kind }) => kind === 'device');
    expect(devices).toHaveLength(open ? 2 : 1);
  });

  test('without any message of the customer the window is closed', async () => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    expect((await drive.send(ANA, 'Hello')).status).toBe(dialect.sent);
    await stand.clock.settle();
    expect(statusesOf(stand.received)).toEqual([{ status: 'failed', code: dialect.windowClosed }]);
  });

  test('the option refuses at once', async () => {
    const stand = createStand({ outOfWindow: 'sync' });
    const drive = await connected(stand, dialect);
    expect(await drive.send(ANA, 'Hello')).toMatchObject({
      status: 400,
      code: dialect.windowClosed,
    });
    await stand.clock.settle();
    expect(stand.received).toEqual([]);
  });

  test('each pair has its own window, and the business’s messages do not extend it', async () => {
    const stand = createStand();
    const BIA = '+5511933333333';
    stand.whatsapp.phones.install(BIA, 'messenger', 'Bia');
    const drive = await connected(stand, dialect);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await drive.send(BIA, 'to Bia');
    await stand.clock.advance(23 * HOUR);
    await drive.send(ANA, 'inside');
    await stand.clock.advance(HOUR + SECOND);
    await drive.send(ANA, 'outside');
    await stand.clock.settle();
    expect(shownTo(stand, ANA)).toEqual(['inside']);
    expect(shownTo(stand, BIA)).toEqual([]);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'de novo' });
    await drive.send(ANA, 'again');
    await stand.clock.settle();
    expect(shownTo(stand, ANA)).toEqual(['inside', 'again']);
  });

  test('a customer’s message to one number opens no window for another', async () => {
    const stand = createStand();
    const OTHER = '+5511944444444';
    await connected(stand, dialect);
    const drive = await connected(stand, dialect, OTHER);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await drive.send(ANA, 'from the other');
    await stand.clock.settle();
    expect(statusesOf(stand.received)).toEqual([{ status: 'failed', code: dialect.windowClosed }]);
  });

  test('a recipient without WhatsApp fails later', async () => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    expect((await drive.send('+5511900000000', 'x')).status).toBe(dialect.sent);
    await stand.clock.settle();
    expect(statusesOf(stand.received)).toEqual([{ status: 'failed', code: dialect.noWhatsApp }]);
  });

  test('a customer who deleted the account fails later, even inside the window', async () => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    await stand.clock.settle();
    await drive.send(ANA, 'Hello');
    await stand.clock.advance(150);
    stand.whatsapp.phones.deleteAccount(ANA);
    await stand.clock.settle();
    expect(statusesOf(stand.received).at(-1)).toEqual({
      status: 'failed',
      code: dialect.noWhatsApp,
    });
    expect(shownTo(stand, ANA)).toEqual([]);
  });

  test('a number that is not registered cannot send', async () => {
    const drive = await dialect.driver(createStand());
    expect(await drive.send(ANA, 'x')).toMatchObject(dialect.refusals['not-registered']);
  });

  test('replies are shown in the order in which they were sent', async () => {
    const stand = createStand();
    const drive = await connected(stand, dialect);
    stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    for (const text of ['one', 'two', 'three']) await drive.send(ANA, text);
    await stand.clock.settle();
    expect(shownTo(stand, ANA)).toEqual(['one', 'two', 'three']);
  });
});

test('property: open exactly when the customer wrote within 86,400 s', () => {
  const day = 86_400;
  const instants = fc.array(fc.integer({ min: 0, max: 4 * day }), { maxLength: 6 });
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 0, max: 5 * day }),
      fc.integer({ min: 0, max: 999 }),
      (messages, second, ms) => {
        const pairs = new Map<string, Pair>();
        const written = messages.filter((at) => at <= second);
        for (const at of written) noteInbound(pairOf(pairs, BUSINESS, ANA), at, false);
        const now = second * SECOND + ms;
        const expected = written.some((at) => secondsOf(now) - at <= day);
        expect(isOpen(pairOf(pairs, BUSINESS, ANA), now)).toBe(expected);
        expect(isOpen(pairOf(pairs, ANA, BUSINESS), now)).toBe(false);
      },
    ),
    { numRuns: 500 },
  );
});

test('property, over the API: delivered exactly when the customer wrote within 24 hours', async () => {
  const pauses = fc.array(
    fc.record({
      wait: fc.oneof(
        fc.integer({ min: 0, max: 48 * 3600 }),
        fc.constantFrom(24 * 3600 - 1, 24 * 3600, 24 * 3600 + 1),
      ),
      who: fc.constantFrom('customer', 'business'),
    }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...DIALECTS), pauses, async (dialect, steps) => {
      const stand = createStand();
      const drive = await connected(stand, dialect);
      let last: number | undefined;
      const expected: string[] = [];
      await stand.clock.advance(MINUTE - (stand.clock.now() % MINUTE));
      for (const [index, { wait, who }] of steps.entries()) {
        await stand.clock.advance(wait * SECOND);
        if (who === 'customer') {
          stand.whatsapp.phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
          last = stand.clock.now();
        } else {
          await drive.send(ANA, `${index}`);
          if (last !== undefined && stand.clock.now() - last <= 24 * HOUR)
            expected.push(`${index}`);
        }
      }
      await stand.clock.settle();
      expect(shownTo(stand, ANA)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
