// What becomes of a business's messages on people's phones, and what holds them up on the way there.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Phones } from '../../../simulators/whatsapp/phones.ts';
import { FAILURES, type Failure } from '../../../simulators/whatsapp/world/failure.ts';
import { mayReach, newPortfolio } from '../../../simulators/whatsapp/world/portfolio.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/kernel/clock.ts';
import { type Answer, connected, DIALECTS } from './dialects.ts';
import { ANA, BUSINESS, createStand } from './stand.ts';

const NEW = '+5511977777777';
type Message = Readonly<Record<string, unknown>>;

const text = (body: string): Message => ({ type: 'text', text: { body } });
const template = (name: string, components: readonly unknown[] = []): Message => ({
  type: 'template',
  template: { name, language: { code: 'en' }, components },
});

/** A connected number with a template of each category, and a customer who has just written. */
async function open(options: Parameters<typeof createStand>[0] = {}) {
  const stand = createStand(options);
  const { phones, templates } = stand.whatsapp;
  const drive = await connected(stand, DIALECTS[0]);
  const { accounts } = stand.whatsapp.state() as { accounts: { id: string }[] };
  const owner = accounts[0]?.id ?? '';
  for (const name of ['marketing', 'utility', 'authentication'] as const) {
    const buttons = [
      { kind: 'quick-reply', text: 'Stop' },
      { kind: 'url', text: 'Open', url: 'https://example.com' },
    ] as const;
    const more = name === 'utility' ? { buttons } : {};
    templates.add(owner, { name, language: 'en', category: name, body: name, ...more });
  }
  const post = (message: Message, to: string = ANA): Promise<Answer> =>
    drive.call('POST', `/${drive.id}/messages`, { messaging_product: 'whatsapp', to, ...message });
  const accepted = async (message: Message, to: string = ANA): Promise<string> => {
    const answer = await post(message, to);
    expect(answer.status, answer.details).toBe(200);
    return answer.body.messages[0].id;
  };
  const values = () => stand.received.map(({ body }) => body.entry[0].changes[0].value);
  const told = () =>
    values().flatMap(({ statuses = [] }) =>
      statuses.map((status: { id: string; status: string; errors?: { code: number }[] }) => ({
        id: status.id,
        status: status.errors?.[0]?.code ?? status.status,
      })),
    );
  const toldOf = (wanted: string) =>
    told()
      .filter(({ id }) => id === wanted)
      .map(({ status }) => status);
  const shown = (phone = ANA) =>
    (phones.device(phone).chats[0]?.messages ?? []).filter(
      ({ direction }) => direction === 'shown',
    );
  phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
  await stand.clock.settle();
  const { clock } = stand;
  return { stand, clock, phones, drive, post, accepted, values, toldOf, shown, owner };
}

describe('a phone that is away', () => {
  test.each<[string, (phones: Phones) => void, (phones: Phones) => void]>([
    ['off', (p) => p.online(ANA, false), (p) => p.online(ANA, true)],
    ['without the app', (p) => p.uninstall(ANA), (p) => p.install(ANA, 'messenger', 'Ana')],
  ])('%s: messages wait, and come in order', async (how, leave, back) => {
    const { clock, phones, accepted, toldOf, shown } = await open();
    leave(phones);
    if (how === 'without the app') {
      expect(() => phones.online(ANA, true)).toThrow(/install it first/);
    }
    const ids: string[] = [];
    for (const body of ['one', 'two', 'three']) ids.push(await accepted(text(body)));
    await clock.advance(3 * DAY);
    expect(shown()).toEqual([]);
    for (const id of ids) expect(toldOf(id)).toEqual(['sent']);
    expect(() => phones.send(ANA, BUSINESS, { type: 'text', text: 'x' })).toThrow(/online first/);
    back(phones);
    await clock.settle();
    expect(shown().map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    for (const id of ids) expect(toldOf(id)).toEqual(['sent', 'delivered']);
  });

  test.each([
    ['a text', text('x'), 30 * DAY],
    ['a template', template('utility'), 30 * DAY],
    ['an authentication template', template('authentication'), 10 * MINUTE],
  ])('%s is let go when its time is over', async (_, message, kept) => {
    for (const [after, statuses] of [
      [kept, ['sent', 'delivered']],
      [kept + 1, ['sent']],
    ] as const) {
      const { clock, phones, accepted, toldOf, shown } = await open();
      phones.online(ANA, false);
      const sentAt = clock.now();
      const id = await accepted(message);
      await clock.advanceTo(sentAt + after);
      phones.online(ANA, true);
      await clock.advance(60 * DAY);
      expect(toldOf(id)).toEqual(statuses);
      expect(shown()).toHaveLength(statuses.length - 1);
    }
  });

  test('deletes the account meanwhile: what waits fails, once', async () => {
    const { clock, phones, accepted, toldOf } = await open();
    phones.online(ANA, false);
    const id = await accepted(text('x'));
    await clock.settle();
    phones.deleteAccount(ANA);
    phones.install(ANA, 'messenger', 'Ana');
    await clock.advance(40 * DAY);
    expect(toldOf(id)).toEqual(['sent', 131026]);
    expect(phones.device(ANA).chats).toEqual([]);
  });

  test('gets what was sent by a number that was deregistered meanwhile', async () => {
    const { clock, phones, drive, accepted, toldOf, shown } = await open();
    phones.online(ANA, false);
    const id = await accepted(text('x'));
    await clock.settle();
    await drive.call('POST', `/${drive.id}/deregister`);
    phones.online(ANA, true);
    await clock.settle();
    expect(shown()).toHaveLength(1);
    phones.read(ANA, BUSINESS);
    await clock.settle();
    expect(toldOf(id)).toEqual(['sent', 'delivered', 'read']);
    expect(await drive.send(ANA, 'x')).toMatchObject({ status: 400, code: 133010 });
  });
});

describe('a blocked business', () => {
  test('sees its messages as sent for ever, even after the block is lifted', async () => {
    const { clock, phones, accepted, toldOf, shown } = await open();
    phones.block(ANA, BUSINESS, true);
    const id = await accepted(text('x'));
    await clock.settle();
    phones.block(ANA, BUSINESS, false);
    await clock.advance(40 * DAY);
    expect(toldOf(id)).toEqual(['sent']);
    expect(shown()).toEqual([]);
  });

  test('gets nothing onto a phone that blocked it while the message waited', async () => {
    const { clock, phones, accepted, toldOf, shown } = await open();
    phones.online(ANA, false);
    const id = await accepted(text('x'));
    await clock.settle();
    phones.block(ANA, BUSINESS, true);
    phones.online(ANA, true);
    await clock.settle();
    expect(toldOf(id)).toEqual(['sent']);
    expect(shown()).toEqual([]);
  });
});

describe('reading', () => {
  test('is told once for each message that was shown', async () => {
    const { clock, phones, accepted, toldOf } = await open();
    const ids = [await accepted(text('one')), await accepted(text('two'))];
    await clock.settle();
    phones.read(ANA, BUSINESS);
    phones.read(ANA, BUSINESS);
    await clock.settle();
    for (const id of ids) expect(toldOf(id)).toEqual(['sent', 'delivered', 'read']);
  });

  test('has no price, which came with delivered', async () => {
    const { clock, phones, accepted, values } = await open();
    await accepted(text('one'));
    await clock.settle();
    phones.read(ANA, BUSINESS);
    await clock.settle();
    const [status] = values().at(-1).statuses;
    expect(Object.keys(status)).toEqual(['id', 'status', 'timestamp', 'recipient_id']);
  });

  test('is not told with receipts off, nor made up for later', async () => {
    const { clock, phones, accepted, toldOf } = await open();
    phones.receipts(ANA, false);
    const id = await accepted(text('one'));
    await clock.settle();
    phones.read(ANA, BUSINESS);
    phones.receipts(ANA, true);
    phones.read(ANA, BUSINESS);
    await clock.settle();
    expect(toldOf(id)).toEqual(['sent', 'delivered']);
  });
});

describe('another number', () => {
  test('brings the chats along: what waits, what can be tapped, what is read', async () => {
    const { clock, phones, accepted, toldOf, shown, values } = await open();
    const tapped = await accepted(template('utility'));
    await clock.settle();
    phones.online(ANA, false);
    const waiting = await accepted(text('waits'));
    await clock.settle();
    phones.online(ANA, true);
    phones.changeNumber(ANA, NEW);
    await clock.settle();
    expect(shown(ANA)).toEqual([]);
    expect(shown(NEW).map(({ id }) => id)).toEqual([tapped, waiting]);
    phones.tap(NEW, tapped, 'Stop');
    phones.read(NEW, BUSINESS);
    await clock.settle();
    expect(toldOf(waiting)).toEqual(['sent', 'delivered', 'read']);
    expect(values().flatMap(({ messages = [] }) => messages)).toContainEqual(
      expect.objectContaining({ from: NEW.slice(1), type: 'button' }),
    );
    await accepted(text('to the new one'), NEW);
    await clock.settle();
    expect(shown(NEW)).toHaveLength(3);
  });

  test('shows on the new phone what waited for the account', async () => {
    const { clock, phones, accepted, shown, stand } = await open();
    phones.online(ANA, false);
    await accepted(text('waits'));
    await clock.settle();
    // The phone is back for the change, and what waits comes with the account.
    phones.online(ANA, true);
    phones.changeNumber(ANA, NEW);
    expect(shown(NEW).map(({ text }) => text)).toEqual(['waits']);
    const devices = stand.trace.finish().events.filter((event) => event.kind === 'device');
    expect(devices.filter(({ direction }) => direction === 'shown')).toHaveLength(1);
    expect(devices.at(-1)).toMatchObject({ phone: NEW, type: 'number-changed' });
  });

  test('cannot be one that somebody has', async () => {
    const { phones } = await open();
    phones.install(NEW, 'messenger', 'Bia');
    for (const taken of [NEW, BUSINESS]) {
      expect(phones.changeNumber(ANA, taken)).toEqual({ refused: 'taken' });
    }
  });
});

describe('a message fails', () => {
  const CODES: Readonly<Record<Failure, number>> = {
    'window-closed': 131047,
    'no-whatsapp': 131026,
    'old-client': 131026,
    'limit-reached': 131064,
    'media-download': 131053,
    'media-type': 131053,
    'reaction-target': 131009,
    'identity-changed': 137000,
    experiment: 130472,
    ecosystem: 131049,
    'marketing-stopped': 131050,
  };
  test.each(FAILURES)('as the phone is told to let it: %s', async (failure) => {
    const { clock, phones, accepted, toldOf } = await open();
    phones.fail(ANA, failure);
    const id = await accepted(text('x'));
    await clock.settle();
    phones.fail(ANA, undefined);
    const next = await accepted(text('x'));
    await clock.advance(40 * DAY);
    expect(toldOf(id)).toEqual([CODES[failure]]);
    expect(toldOf(next)).toEqual(['sent', 'delivered']);
  });

  test('in an app that is too old', async () => {
    const { clock, phones, accepted, toldOf } = await open();
    phones.outdated(ANA, true);
    const id = await accepted(text('x'));
    await clock.settle();
    expect(toldOf(id)).toEqual([131026]);
  });

  test('as marketing for whoever stopped it, and only as marketing', async () => {
    const { clock, phones, accepted, toldOf } = await open();
    phones.stopMarketing(ANA, BUSINESS, true);
    const stopped = await accepted(template('marketing'));
    const other = await accepted(template('utility'));
    await clock.settle();
    phones.stopMarketing(ANA, BUSINESS, false);
    const again = await accepted(template('marketing'));
    await clock.settle();
    expect(toldOf(stopped)).toEqual([131050]);
    expect(toldOf(other)).toEqual(['sent', 'delivered']);
    expect(toldOf(again)).toEqual(['sent', 'delivered']);
  });
});

describe('a tap', () => {
  const button = { type: 'reply', reply: { id: 'yes', title: 'Yes' } };
  const rows = [{ id: 'r1', title: 'Row', description: 'First' }];
  const interactive = (type: string, action: object): Message => ({
    type: 'interactive',
    interactive: { type, body: { text: '?' }, action },
  });
  const payload = {
    type: 'button',
    sub_type: 'quick_reply',
    index: '0',
    parameters: [{ type: 'payload', payload: 'stop-7' }],
  };
  test.each<[string, Message, string, object]>([
    [
      'a quick reply',
      template('utility', [payload]),
      'Stop',
      { type: 'button', button: { text: 'Stop', payload: 'stop-7' } },
    ],
    [
      'a quick reply without a payload',
      template('utility'),
      'Stop',
      { type: 'button', button: { text: 'Stop', payload: 'Stop' } },
    ],
    [
      'a reply button',
      interactive('button', { buttons: [button] }),
      'Yes',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
      },
    ],
    [
      'a row of a list',
      interactive('list', { button: 'Choose', sections: [{ rows }] }),
      'Row',
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'r1', title: 'Row', description: 'First' },
        },
      },
    ],
  ])('on %s answers the message, and opens the window', async (_, message, words, expected) => {
    const { clock, phones, accepted, toldOf, values } = await open();
    const id = await accepted(message);
    await clock.advance(2 * DAY);
    const tapped = phones.tap(ANA, id, words);
    await clock.settle();
    expect(values().at(-1).messages).toEqual([
      {
        from: ANA.slice(1),
        id: tapped,
        timestamp: expect.any(String),
        context: { from: BUSINESS.slice(1), id },
        ...expected,
      },
    ]);
    const reply = await accepted(text('x'));
    await clock.settle();
    expect(toldOf(reply)).toEqual(['sent', 'delivered']);
  });

  test('on what is not there, or opens an address, sends nothing', async () => {
    const { clock, phones, accepted } = await open();
    const id = await accepted(template('utility'));
    const plain = await accepted(text('Stop'));
    const parameters = { display_text: 'Open', url: 'https://example.com' };
    const address = await accepted(interactive('cta_url', { name: 'cta_url', parameters }));
    expect(() => phones.tap(ANA, id, 'Stop')).toThrow(/nothing to tap/);
    await clock.settle();
    expect(() => phones.tap(ANA, plain, 'Stop')).toThrow(/nothing to tap/);
    expect(() => phones.tap(ANA, address, 'Open')).toThrow(/nothing to tap/);
    for (const words of ['Open', 'stop']) {
      expect(() => phones.tap(ANA, id, words)).toThrow(/nothing to tap/);
    }
  });
});

describe('on the way there:', () => {
  test('45 at once to one customer, then one every six seconds', async () => {
    const { clock, post, accepted } = await open();
    const start = clock.now();
    for (let n = 0; n < 45; n++) await accepted(text(`${n}`));
    const refused = await post(text('x'));
    expect(refused).toMatchObject({ status: 400, code: 131056, waitS: 6 });
    await clock.advanceTo(start + 6 * SECOND - 1);
    expect(await post(text('x'))).toMatchObject({ code: 131056, waitS: 1 });
    await clock.advanceTo(start + 6 * SECOND);
    await accepted(text('45'));
    expect(await post(text('x'))).toMatchObject({ code: 131056 });
    await clock.advanceTo(start + 12 * SECOND);
    await accepted(text('46'));
    // After 46 more shares of time all 45 can be borrowed again, and no more than these.
    await clock.advanceTo(start + 47 * 6 * SECOND);
    for (let n = 0; n < 45; n++) await accepted(text(`${n}`));
    expect(await post(text('x'))).toMatchObject({ code: 131056 });
  });

  test('80 in one second, in and out together', async () => {
    const { clock, phones, post, accepted } = await open();
    await clock.advanceTo(Math.ceil(clock.now() / SECOND + 1) * SECOND);
    phones.send(ANA, BUSINESS, { type: 'text', text: 'Oi' });
    const to = (n: number): string => `+55119600000${`${n}`.padStart(2, '0')}`;
    for (let n = 0; n < 79; n++) await accepted(text('x'), to(n));
    expect(await post(text('x'), to(79))).toMatchObject({ status: 400, code: 130429 });
    await clock.advance(SECOND - 1);
    expect(await post(text('x'), to(79))).toMatchObject({ code: 130429 });
    await clock.advance(1);
    await accepted(text('x'), to(79));
  });

  test('nothing in the minute of an upgrade, and a thousand a second after it', async () => {
    const { stand, clock, post, accepted } = await open();
    stand.whatsapp.numbers.upgradeThroughput(BUSINESS);
    const start = clock.now();
    expect(await post(text('x'))).toMatchObject({ status: 500, code: 131057, waitS: 60 });
    await clock.advanceTo(start + MINUTE - 1);
    expect(await post(text('x'))).toMatchObject({ code: 131057 });
    await clock.advanceTo(start + MINUTE);
    for (let n = 0; n < 81; n++) await accepted(text('x'), `+55119600000${n + 10}`);
  });

  test.each(['ban', 'restrict'] as const)(
    'nothing after a %s, until it is over',
    async (decide) => {
      const { stand, post, accepted } = await open();
      stand.whatsapp.numbers[decide](BUSINESS);
      expect(await post(text('x'))).toMatchObject({ status: 403, code: 131031 });
      stand.whatsapp.numbers.reinstate(BUSINESS);
      await accepted(text('x'));
    },
  );

  test('nothing to itself', async () => {
    const { post } = await open();
    expect(await post(text('x'), BUSINESS)).toMatchObject({ status: 400, code: 131021 });
  });

  test.each([
    [{}, 131064],
    [{ limitCode: 131048 } as const, 131048],
  ])('250 customers a day who did not write first: %j', async (options, code) => {
    const { clock, phones, accepted, toldOf } = await open({ ...options, rateFactor: 10 });
    const to = (n: number): string => `+551196000${`${n}`.padStart(4, '0')}`;
    for (let n = 0; n <= 251; n++) phones.install(to(n), 'messenger', `${n}`);
    const start = clock.now();
    const ids: string[] = [];
    for (let n = 0; n < 250; n++) ids.push(await accepted(template('utility'), to(n)));
    const above = await accepted(template('utility'), to(250));
    // The same again, and one who wrote, do not count.
    ids.push(await accepted(template('utility'), to(0)), await accepted(template('utility')));
    await clock.settle();
    expect(toldOf(above)).toEqual([code]);
    for (const id of ids) expect(toldOf(id)).toEqual(['sent', 'delivered']);
    await clock.advanceTo(start + DAY - 1);
    const early = await accepted(template('utility'), to(250));
    await clock.settle();
    expect(toldOf(early)).toEqual([code]);
    const late = await accepted(template('utility'), to(251));
    await clock.settle();
    expect(toldOf(late)).toEqual(['sent', 'delivered']);
  });
});

test('the messaging limit: who is written to again counts for another day', () => {
  const portfolio = newPortfolio('1');
  const reach = (n: number, at: number): boolean => mayReach(portfolio, `+${n}`, at);
  const all = (from: number, to: number, at: number): number =>
    Array.from({ length: to - from }, (_, n) => reach(from + n, at)).filter(Boolean).length;
  expect(all(0, 251, 0)).toBe(250);
  expect(reach(0, 12 * HOUR)).toBe(true);
  expect(reach(251, DAY - 1)).toBe(false);
  // The first of them still counts, the other 249 do not.
  expect(all(251, 502, DAY)).toBe(249);
  expect(reach(0, DAY)).toBe(true);
});

describe('the business reads', () => {
  const markRead = (id: string, more: object = {}): Message => ({
    status: 'read',
    message_id: id,
    ...more,
  });
  const readCount = (stand: { whatsapp: { state(): unknown } }): number =>
    Number(/"read":(\d+)/.exec(JSON.stringify(stand.whatsapp.state()))?.[1]);

  test('the earlier ones too, within 30 days', async () => {
    const { stand, clock, phones, post } = await open();
    phones.send(ANA, BUSINESS, { type: 'text', text: 'two' });
    const third = phones.send(ANA, BUSINESS, { type: 'text', text: 'three' });
    const sentAt = clock.now();
    phones.send(ANA, BUSINESS, { type: 'text', text: 'four' });
    await clock.advanceTo(sentAt + 30 * DAY);
    phones.send(ANA, BUSINESS, { type: 'text', text: 'five' });
    expect((await post(markRead(third))).body).toEqual({ success: true });
    expect(readCount(stand)).toBe(3);
    await clock.advance(1);
    expect(await post(markRead(third))).toMatchObject({ status: 400, code: 131009 });
    expect(await post(markRead('wamid.none'))).toMatchObject({ status: 400, code: 131009 });
    expect(await post({ ...markRead(third), status: 'seen' })).toMatchObject({ code: 100 });
  });

  test('those before an answer that the customer has read', async () => {
    const { stand, clock, phones, post, accepted } = await open();
    await accepted(text('x'));
    await clock.settle();
    phones.read(ANA, BUSINESS);
    const second = phones.send(ANA, BUSINESS, { type: 'text', text: 'two' });
    await post(markRead(second));
    expect(readCount(stand)).toBe(2);
  });

  test('and types, for 25 seconds or until the answer', async () => {
    const { clock, phones, post, accepted } = await open();
    const typing = () => phones.device(ANA).chats[0]?.typing;
    const id = phones.send(ANA, BUSINESS, { type: 'text', text: 'x' });
    const indicator = { typing_indicator: { type: 'text' } };
    await post(markRead(id));
    expect(typing()).toBe(false);
    await post(markRead(id, indicator));
    expect(typing()).toBe(true);
    await clock.advance(25 * SECOND - 1);
    expect(typing()).toBe(true);
    await clock.advance(1);
    expect(typing()).toBe(false);
    await post(markRead(id, indicator));
    await accepted(text('x'));
    await clock.settle();
    expect(typing()).toBe(false);
    expect(await post(markRead(id, { typing_indicator: { type: 'dance' } }))).toMatchObject({
      code: 100,
    });
  });
});

test('property: whatever people do, each accepted message ends once', async () => {
  const acts = fc.constantFrom(
    'text',
    'authentication',
    'off',
    'on',
    'block',
    'unblock',
    'delete',
    'install',
    'change',
    'read',
    'write',
    'fail',
    'heal',
    'deregister',
  );
  const waits = fc.constantFrom(0, 150, 500, SECOND, 11 * MINUTE, 25 * HOUR, 31 * DAY);
  const ENDS = [
    '131026',
    '131049',
    '131047',
    'sent',
    'sent,delivered',
    'sent,delivered,read',
    'sent,131026',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(acts, waits), { minLength: 5, maxLength: 30 }),
      async (steps) => {
        const { clock, phones, drive, post, toldOf, stand } = await open();
        let ana = ANA;
        const ids: string[] = [];
        const send = async (message: Message): Promise<void> => {
          const answer = await post(message, ana);
          if (answer.status === 200) ids.push(answer.body.messages[0].id);
        };
        const act: Record<string, () => unknown> = {
          text: () => send(text('x')),
          authentication: () => send(template('authentication')),
          off: () => phones.online(ana, false),
          on: () => phones.online(ana, true),
          block: () => phones.block(ana, BUSINESS, true),
          unblock: () => phones.block(ana, BUSINESS, false),
          delete: () => phones.deleteAccount(ana),
          install: () => phones.install(ana, 'messenger', 'Ana'),
          change: () => {
            const next = ana === ANA ? NEW : ANA;
            if (phones.changeNumber(ana, next) === undefined) ana = next;
          },
          read: () => phones.read(ana, BUSINESS),
          write: () => phones.send(ana, BUSINESS, { type: 'text', text: 'Oi' }),
          fail: () => phones.fail(ana, 'ecosystem'),
          heal: () => phones.fail(ana, undefined),
          deregister: () => drive.call('POST', `/${drive.id}/deregister`),
        };
        for (const [name, wait] of steps) {
          try {
            await act[name]?.();
          } catch (error) {
            // Nobody can write or read without an app or a network.
            expect(String(error)).toMatch(/install it first|online first/);
          }
          await clock.advance(wait);
        }
        phones.online(ana, true);
        await clock.advance(40 * DAY);
        for (const id of ids) expect(ENDS).toContain(toldOf(id).join());
        const devices = stand.trace
          .finish()
          .events.flatMap((event) =>
            event.kind === 'device' && event.direction === 'shown' ? [event.message] : [],
          );
        expect(new Set(devices).size).toBe(devices.length);
        const delivered = ids.filter((id) => toldOf(id).includes('delivered'));
        expect(delivered.sort()).toEqual([...devices].sort());
      },
    ),
    { numRuns: 80 },
  );
});
