// From an agent to the customer: inside the window, once, in order; and a failure is always told.
import { describe, expect, it } from 'vitest';
import { put } from '../../src/connector/store.ts';
import { answerLost } from '../../src/kernel/faults/answer-lost.ts';
import { drop } from '../../src/kernel/faults/drop.ts';
import { timeout } from '../../src/kernel/faults/timeout.ts';
import { empty, jsonOf } from '../../src/kernel/wire.ts';
import { ANA, BEA, type Bench, BUSINESS, createBench, DIALECTS } from './bench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function talking(bench: Bench): Promise<string> {
  const metadata = await bench.connect();
  await bench.customerWrites({ id: 'm1' });
  return metadata;
}

/** Stands the clock so that a call made now reaches the connector `seconds` after `start`. */
const until = (bench: Bench, start: number, seconds: number): Promise<void> =>
  bench.clock.advanceTo((start + seconds) * 1_000);

describe.each(DIALECTS)('outbound (%s)', (dialect) => {
  it('sends a reply and answers with its id', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    const answer = await bench.reply(metadata, 'Hello');
    expect(answer.status).toBe(200);
    expect(jsonOf(answer)).toEqual({ external_id: expect.stringMatching(/^reply-/) });
    expect(bench.whatsapp.sent).toMatchObject([{ to: ANA, text: 'Hello' }]);
    expect(bench.zendesk.reports).toEqual([]);
  });

  it('sends a reply handed over twice once', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    const request = bench.replyRequest(metadata, 'Hello');
    const one = jsonOf(await bench.call(request));
    const two = jsonOf(await bench.call(request));
    expect(two).toEqual(one);
    expect(bench.texts()).toEqual(['Hello']);
  });

  it('sends replies one after the other, in order, also when the first has to wait', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    let failures = 2;
    bench.whatsapp.override = (_, path) =>
      path.endsWith('/messages') && failures-- > 0 ? empty(503) : undefined;
    for (const text of ['one', 'two', 'three']) await bench.reply(metadata, text);
    await bench.clock.advance(30_000);
    expect(bench.texts()).toEqual(['one', 'two', 'three']);
    expect(bench.zendesk.reports).toEqual([]);
  });

  it.each([
    [86_399, true],
    [86_400, true],
    [86_401, false],
  ])('%i seconds after the message: delivered %s', async (after, delivered) => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    const at = bench.seconds();
    await bench.customerWrites({ id: 'm1', at });
    await until(bench, at, after);
    await bench.reply(metadata, 'Hello');
    expect(bench.texts()).toEqual(delivered ? ['Hello'] : []);
    if (delivered) expect(bench.zendesk.reports).toEqual([]);
    else {
      expect(bench.zendesk.reports).toHaveLength(1);
      expect(bench.zendesk.reports[0]?.description).toMatch(/^window-closed: /);
    }
  });

  it('counts from the writing, not from the arrival', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    const at = bench.seconds();
    await bench.clock.advance(HOUR);
    await bench.customerWrites({ id: 'late', at });
    await until(bench, at, 86_401);
    await bench.reply(metadata, 'Hello');
    expect(bench.texts()).toEqual([]);
  });

  it('starts anew with each message, but not with an older one', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    const at = bench.seconds();
    await bench.customerWrites({ id: 'm1', at });
    await bench.clock.advance(20 * HOUR);
    const again = bench.seconds();
    await bench.customerWrites({ id: 'm2', at: again });
    await bench.customerWrites({ id: 'm0', at: at - 60 });
    await until(bench, again, 86_000);
    await bench.reply(metadata, 'Hello');
    expect(bench.texts()).toEqual(['Hello']);
  });

  it('is not prolonged by replies and statuses', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    const at = bench.seconds();
    await bench.customerWrites({ id: 'm1', at });
    await bench.clock.advance(23 * HOUR);
    await bench.reply(metadata, 'In time');
    await bench.status('wamid.1', 'delivered');
    await until(bench, at, 86_401);
    await bench.reply(metadata, 'Too late');
    expect(bench.texts()).toEqual(['In time']);
  });

  it('is one for each customer', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    const at = bench.seconds();
    await bench.customerWrites({ id: 'm1', at });
    await bench.clock.advance(23 * HOUR);
    await bench.customerWrites({ id: 'b1', from: BEA });
    await until(bench, at, 86_401);
    await bench.reply(metadata, 'Hello');
    await bench.reply(metadata, 'Hello Bea', {
      thread_id: `${BUSINESS}:${BEA}`,
      recipient_id: BEA,
    });
    expect(bench.texts()).toEqual(['Hello Bea']);
  });

  it('reports a reply that waited until the window had closed', async () => {
    const bench = createBench(dialect);
    const metadata = await bench.connect();
    await bench.customerWrites({ id: 'm1' });
    await bench.clock.advance(23 * HOUR);
    bench.whatsapp.override = () => empty(503);
    await bench.reply(metadata, 'Hello');
    await bench.clock.advance(2 * HOUR);
    bench.whatsapp.override = undefined;
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual([]);
    expect(bench.zendesk.reports.map(({ description }) => description.split(':')[0])).toEqual([
      'window-closed',
    ]);
  });

  it('waits for a status before it sends again what may have been sent', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(answerLost({ to: 'whatsapp', path: '/messages' }));
    const timestamp = String(bench.seconds());
    await bench.reply(metadata, 'one');
    await bench.reply(metadata, 'two');
    await bench.clock.advance(15_000);
    expect(bench.texts()).toEqual(['one']);
    const { reference } = bench.whatsapp.sent[0] ?? {};
    const more =
      dialect === 'cloud' ? { timestamp, biz_opaque_callback_data: reference } : { timestamp };
    await bench.status('wamid.1', 'sent', ANA, more);
    expect(bench.texts()).toEqual(['one', 'two']);
    await bench.clock.advance(DAY / 2);
    expect(bench.texts()).toEqual(['one', 'two']);
  });

  it('uses a status that came before the silence was noticed', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(answerLost({ to: 'whatsapp', path: '/messages' }));
    await bench.reply(metadata, 'one');
    await bench.status('wamid.1', 'delivered');
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
  });

  it('does not take the status of another message for that of a reply in doubt', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(timeout({ to: 'whatsapp', path: '/messages' }));
    await bench.reply(metadata, 'one');
    const foreign = { biz_opaque_callback_data: 'of somebody else' };
    await bench.status('wamid.9', 'sent', dialect === 'cloud' ? ANA : BEA, foreign);
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
  });

  it('sends again when no status tells of it', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(timeout({ to: 'whatsapp', path: '/messages' }));
    await bench.reply(metadata, 'one');
    await bench.clock.advance(9 * MINUTE);
    expect(bench.texts()).toEqual([]);
    await bench.clock.advance(27 * MINUTE);
    expect(bench.texts()).toEqual(['one']);
  });

  it('tries again at once-growing pauses when nothing was carried', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(drop({ to: 'whatsapp', path: '/messages', times: 2 }));
    await bench.reply(metadata, 'one');
    await bench.clock.advance(4_000);
    expect(bench.texts()).toEqual(['one']);
  });

  it('tells of a failure that WhatsApp reports later, once', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    const id = (jsonOf(await bench.reply(metadata, 'one')) as { external_id: string }).external_id;
    const errors = [{ code: 131026, title: 'Message undeliverable' }];
    await bench.status('wamid.1', 'failed', ANA, { errors });
    await bench.status('wamid.1', 'failed', ANA, { errors });
    expect(bench.zendesk.reports).toEqual([
      {
        external_id: id,
        description: expect.stringMatching(/^undeliverable: .*Message undeliverable/),
      },
    ]);
  });

  it("shows WhatsApp's own refusal of a late reply like ours", async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    await bench.reply(metadata, 'one');
    const code = dialect === 'cloud' ? 131047 : 470;
    await bench.status('wamid.1', 'failed', ANA, {
      errors: [{ code, title: 'Re-engagement message' }],
    });
    expect(bench.zendesk.reports[0]?.description).toMatch(/^window-closed: /);
  });

  it('tells of a refusal', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.whatsapp.override = (_, path) =>
      path.endsWith('/messages')
        ? {
            status: 400,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              error: { code: 131009, message: 'Parameter value is not valid' },
              errors: [{ code: 1009, title: 'Parameter value is not valid' }],
            }),
          }
        : undefined;
    await bench.reply(metadata, 'one');
    expect(bench.zendesk.reports).toMatchObject([
      { description: expect.stringMatching(/^refused: .*Parameter value is not valid/) },
    ]);
  });

  it('reports until Zendesk has heard it', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    await bench.clock.advance(25 * HOUR);
    let failures = 3;
    bench.zendesk.override = () => (failures-- > 0 ? empty(503) : undefined);
    await bench.reply(metadata, 'late');
    await bench.clock.advance(30_000);
    expect(bench.zendesk.reports).toHaveLength(1);
  });

  it('answers the one who writes in the thread, whoever the requester is now', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    await bench.reply(metadata, 'merged', { recipient_id: 'somebody else' });
    await bench.reply(metadata, 'edited', { recipient_id: '' });
    await bench.reply(metadata, 'by parent', { thread_id: '', parent_id: 'm1' });
    expect(bench.whatsapp.sent.map(({ to }) => to)).toEqual([ANA, ANA, ANA]);
  });

  it('takes up after a crash what was accepted before it', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.whatsapp.override = () => empty(503);
    await bench.reply(metadata, 'one');
    bench.whatsapp.override = undefined;
    bench.restart();
    await bench.clock.advance(10_000);
    expect(bench.texts()).toEqual(['one']);
  });

  it('does not double a reply that was under way when it crashed', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(answerLost({ to: 'whatsapp', path: '/messages' }));
    await bench.reply(metadata, 'one');
    expect(bench.texts()).toEqual(['one']);
    bench.restart();
    await bench.status('wamid.1', 'sent');
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
  });

  it('reports after a crash what had failed before it', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    await bench.clock.advance(25 * HOUR);
    bench.zendesk.override = () => empty(503);
    await bench.reply(metadata, 'late');
    bench.zendesk.override = undefined;
    bench.restart();
    await bench.clock.advance(10_000);
    expect(bench.zendesk.reports).toHaveLength(1);
  });

  it('reports no sooner than Zendesk can know the reply', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    await bench.clock.advance(25 * HOUR);
    let reportedAt = 0;
    bench.zendesk.override = () => {
      reportedAt = bench.clock.now();
      return undefined;
    };
    const answer = bench.outside(bench.replyRequest(metadata, 'late'));
    await bench.clock.drive('the answer', answer);
    const answeredAt = bench.clock.now();
    await bench.clock.settle();
    expect(reportedAt).toBeGreaterThan(answeredAt);
  });

  it('answers only who shows the metadata of an account', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    const forged = JSON.stringify({ ...(JSON.parse(metadata) as object), key: '0'.repeat(32) });
    for (const wrong of ['', 'nothing', '{}', forged]) {
      expect((await bench.reply(wrong, 'x')).status).toBe(404);
    }
    expect(
      (await bench.reply(metadata, 'x', { thread_id: 'nobody', parent_id: 'nobody' })).status,
    ).toBe(400);
    expect(bench.texts()).toEqual([]);
  });

  it('answers in no conversation of another number', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    const foreign = `5511999990000:${ANA}`;
    expect((await bench.reply(metadata, 'x', { thread_id: foreign })).status).toBe(400);
    await bench.store.commit([
      put('seen', 'elsewhere', { accountId: 'another', thread: `${BUSINESS}:${BEA}` }),
    ]);
    const parent = { thread_id: '', parent_id: 'elsewhere' };
    expect((await bench.reply(metadata, 'x', parent)).status).toBe(400);
    expect((await bench.reply(metadata, 'x', { thread_id: `${BUSINESS}:${BEA}` })).status).toBe(
      200,
    );
    expect(await bench.store.list('thread')).toHaveLength(2);
  });
});
