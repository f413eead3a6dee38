// A message from a customer's new number that comes before WhatsApp's notice of the change.
import { describe, expect, it } from 'vitest';
import { ANA, BEA, type Bench, BUSINESS, createBench, DIALECTS } from './bench.ts';

const HOUR = 3_600_000;
const OLD = `${BUSINESS}:${ANA}`;
const NEW = `${BUSINESS}:${BEA}`;

const notice = (bench: Bench, at = bench.seconds()) =>
  bench.written({
    id: 'notice',
    at,
    more: { type: 'system', system: { type: 'user_changed_number', wa_id: BEA, body: 'Moved' } },
  });
const threadsOf = (bench: Bench): readonly string[] =>
  bench.zendesk.comments.map(({ thread, text }) => `${thread} ${text}`);

describe.each(DIALECTS)('%s', (dialect) => {
  async function begin() {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    await bench.customerWrites({ id: 'first' });
    await bench.clock.advance(HOUR);
    return { bench, metadata };
  }

  it('stays in the conversation while it is held, behind the notice', async () => {
    const { bench } = await begin();
    const changed = bench.seconds();
    const early = bench.outside(bench.written({ id: 'early', from: BEA, at: changed + 1 }));
    await bench.call(notice(bench, changed));
    await early;
    expect(threadsOf(bench)).toEqual([`${OLD} first`, `${OLD} Moved`, `${OLD} early`]);
    expect(await bench.store.list('inbox')).toEqual([]);
  });

  it('is answered where it stands, also by its own id', async () => {
    const { bench, metadata } = await begin();
    const early = bench.outside(bench.written({ id: 'early', from: BEA }));
    await bench.call(notice(bench));
    await early;
    await bench.reply(metadata, 'Noted', { thread_id: '', parent_id: 'early' });
    expect(bench.whatsapp.sent).toMatchObject([{ to: BEA, text: 'Noted' }]);
    expect((await bench.store.list('sent')).map(({ thread }) => thread)).toEqual([OLD]);
  });

  it('is not doubled by a copy of it that comes afterwards', async () => {
    const { bench } = await begin();
    const changed = bench.seconds() - 1;
    const early = bench.outside(bench.written({ id: 'early', from: BEA }));
    await bench.call(notice(bench, changed));
    await early;
    await bench.call(bench.written({ id: 'early', from: BEA }));
    expect(threadsOf(bench)).toEqual([`${OLD} first`, `${OLD} Moved`, `${OLD} early`]);
  });

  it('stays in the conversation however long Support cannot be reached', async () => {
    const { bench } = await begin();
    bench.zendesk.override = () => ({ status: 503, headers: {}, body: '' });
    const changed = bench.seconds() - 1;
    await bench.customerWrites({ id: 'early', from: BEA });
    await bench.call(notice(bench, changed));
    await bench.clock.advance(HOUR);
    bench.zendesk.override = undefined;
    await bench.clock.advance(HOUR);
    expect(threadsOf(bench)).toEqual([`${OLD} first`, `${OLD} Moved`, `${OLD} early`]);
  });

  it('stays in the conversation after a crash', async () => {
    const { bench } = await begin();
    const early = bench.outside(bench.written({ id: 'early', from: BEA }));
    const changed = bench.outside(notice(bench, bench.seconds() - 1));
    await bench.clock.drive('both to be safe', Promise.all([early, changed]));
    expect(threadsOf(bench)).toHaveLength(1);
    bench.restart();
    await bench.clock.advance(HOUR);
    expect(threadsOf(bench)).toEqual([`${OLD} first`, `${OLD} Moved`, `${OLD} early`]);
  });

  it('that Support has already is left there, and what follows goes on where it was', async () => {
    const { bench } = await begin();
    const changed = bench.seconds();
    await bench.customerWrites({ id: 'early', from: BEA });
    await bench.clock.advance(HOUR);
    await bench.call(notice(bench, changed));
    await bench.customerWrites({ id: 'later', from: BEA });
    expect(threadsOf(bench)).toEqual([
      `${OLD} first`,
      `${NEW} early`,
      `${OLD} Moved`,
      `${OLD} later`,
    ]);
  });

  it('opens the one window that both conversations have from then on', async () => {
    const { bench, metadata } = await begin();
    await bench.clock.advance(22 * HOUR);
    const changed = bench.seconds();
    await bench.customerWrites({ id: 'early', from: BEA });
    await bench.clock.advance(HOUR);
    await bench.call(notice(bench, changed));
    // 25 hours after the last message from the old number, two after the one from the new.
    await bench.clock.advance(HOUR);
    await bench.reply(metadata, 'on the old ticket');
    await bench.clock.advance(20 * HOUR);
    await bench.customerWrites({ id: 'later', from: BEA });
    await bench.clock.advance(20 * HOUR);
    await bench.reply(metadata, 'on the other', { thread_id: NEW, recipient_id: BEA });
    expect(bench.whatsapp.sent.map(({ to, text }) => `${to} ${text}`)).toEqual([
      `${BEA} on the old ticket`,
      `${BEA} on the other`,
    ]);
  });
});

describe('whoever had the number before', () => {
  async function recycled() {
    const bench = createBench();
    const metadata = await bench.connect();
    await bench.customerWrites({ id: 'first' });
    return { bench, metadata };
  }

  it('keeps a conversation of their own, held or not', async () => {
    const { bench } = await recycled();
    await bench.customerWrites({ id: 'told', from: BEA });
    const held = bench.outside(bench.written({ id: 'held', from: BEA }));
    await bench.call(notice(bench, bench.seconds() + 60));
    await held;
    expect([...threadsOf(bench)].sort()).toEqual(
      [`${NEW} held`, `${NEW} told`, `${OLD} Moved`, `${OLD} first`].sort(),
    );
  });

  it('opens no window for whoever has it now', async () => {
    const { bench, metadata } = await recycled();
    await bench.clock.advance(23 * HOUR);
    await bench.customerWrites({ id: 'told', from: BEA });
    await bench.clock.advance(HOUR);
    await bench.call(notice(bench));
    await bench.clock.advance(HOUR);
    await bench.reply(metadata, 'too late');
    expect(bench.texts()).toEqual([]);
  });
});

it('answers automatically once for both numbers', async () => {
  const bench = createBench();
  await bench.connect();
  const [account] = await bench.store.list('account');
  if (account === undefined) throw new Error('no account');
  await bench.store.commit([
    { do: 'put', in: 'account', key: account.id, value: { ...account, autoReply: 'Away' } },
  ]);
  await bench.customerWrites({ id: 'early', from: BEA });
  await bench.call(notice(bench, bench.seconds() - 1));
  await bench.customerWrites({ id: 'later', from: BEA });
  expect(bench.texts()).toEqual(['Away']);
});

it('goes back to the first number without another conversation', async () => {
  const bench = createBench();
  const metadata = await bench.connect();
  // All of it within a second, as WhatsApp counts.
  const at = bench.seconds();
  await bench.customerWrites({ id: 'first', at });
  await bench.call(notice(bench, at));
  await bench.call(
    bench.written({
      id: 'back',
      from: BEA,
      at,
      more: { type: 'system', system: { type: 'user_changed_number', wa_id: ANA, body: 'Back' } },
    }),
  );
  await bench.reply(metadata, 'Welcome back');
  expect(bench.whatsapp.sent).toMatchObject([{ to: ANA, text: 'Welcome back' }]);
  await bench.customerWrites({ id: 'last' });
  expect(threadsOf(bench)).toEqual([`${OLD} first`, `${OLD} Moved`, `${OLD} Back`, `${OLD} last`]);
});
