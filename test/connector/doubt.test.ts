// Replies of which nobody knows whether they have arrived: never doubled while WhatsApp may still tell, never lost silently.
import { describe, expect, it } from 'vitest';
import { answerLost } from '../../src/kernel/faults/answer-lost.ts';
import { timeout } from '../../src/kernel/faults/timeout.ts';
import { empty, json } from '../../src/kernel/wire.ts';
import { ANA, type Bench, createBench, DIALECTS, slowStore } from './bench.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MESSAGES = { to: 'whatsapp', path: '/messages' };

async function talking(bench: Bench): Promise<string> {
  const metadata = await bench.connect();
  await bench.customerWrites({ id: 'm1' });
  return metadata;
}

/** A status as WhatsApp wrote it at `at` (epoch seconds), whenever it comes. */
const told = (bench: Bench, at: number, id = 'wamid.1', state = 'sent', errors?: unknown) =>
  bench.status(id, state, ANA, {
    timestamp: String(at),
    ...(errors === undefined ? {} : { errors }),
  });

describe.each(DIALECTS)('a reply in doubt (%s)', (dialect) => {
  /** In minutes: as long as WhatsApp's statuses may take, and when the reply is tried again. */
  const [late, again] = dialect === 'cloud' ? [31, 36] : [9, 11];

  it('is not doubled by statuses that are refused for a while', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(answerLost(MESSAGES));
    const at = bench.seconds();
    await bench.reply(metadata, 'one');
    await bench.reply(metadata, 'two');
    await bench.clock.advance(late * MINUTE);
    expect(bench.texts()).toEqual(['one']);
    await told(bench, at);
    await bench.clock.advance(10 * HOUR);
    expect(bench.texts()).toEqual(['one', 'two']);
    expect(bench.zendesk.reports).toEqual([]);
  });

  it('is tried again when WhatsApp has told nothing for long', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(timeout({ ...MESSAGES, times: 2 }));
    await bench.reply(metadata, 'one');
    await bench.clock.advance(2 * again * MINUTE);
    expect(bench.texts()).toEqual(['one']);
  });

  it('is still settled by its status while a later try waits', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(answerLost(MESSAGES));
    const at = bench.seconds();
    await bench.reply(metadata, 'one');
    bench.whatsapp.override = (_, path) => (path.endsWith('/messages') ? empty(503) : undefined);
    await bench.clock.advance((again + 3) * MINUTE);
    await told(bench, at);
    bench.whatsapp.override = undefined;
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
    expect(await bench.store.list('outbox')).toEqual([]);
  });

  it('is told of as unknown when the window has closed meanwhile', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    await bench.clock.advance(23 * HOUR + 55 * MINUTE);
    bench.network.fault(answerLost(MESSAGES));
    await bench.reply(metadata, 'one');
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
    expect(bench.zendesk.reports).toMatchObject([
      { description: expect.stringMatching(/^delivery-unknown: /) },
    ]);
  });

  it('fails when its status says so', async () => {
    const bench = createBench(dialect);
    const metadata = await talking(bench);
    bench.network.fault(answerLost(MESSAGES));
    const at = bench.seconds();
    await bench.reply(metadata, 'one');
    await bench.clock.advance(MINUTE);
    await told(bench, at, 'wamid.1', 'failed', [{ code: 131026, title: 'Undeliverable' }]);
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
    expect(bench.zendesk.reports).toHaveLength(1);
  });
});

describe.each([
  ['of a message that is not ours', 12],
  ['from before it was sent', -1],
])('On-Premises tells no sender, so a status %s', (_what, afterS) => {
  it('settles no reply in doubt', async () => {
    const bench = createBench('on-premises');
    const metadata = await talking(bench);
    bench.network.fault(timeout(MESSAGES));
    const at = bench.seconds();
    await bench.reply(metadata, 'one');
    await bench.clock.advance(12 * SECOND);
    await told(bench, at + afterS, 'wamid.foreign', 'delivered');
    await bench.clock.advance(HOUR);
    expect(bench.texts()).toEqual(['one']);
  });
});

it('takes no reply to be in doubt because the login before it was', async () => {
  const bench = createBench('on-premises');
  const metadata = await talking(bench);
  for (const login of bench.whatsapp.logins.values()) login.token = 'expired';
  bench.network.fault(answerLost({ to: 'whatsapp', path: '/users/login' }));
  await bench.reply(metadata, 'one');
  await bench.clock.advance(MINUTE);
  expect(bench.texts()).toEqual(['one']);
});

/** The store is slow, so that answer and status meet in the middle of each other's work. */
describe.each(DIALECTS)('a failure that comes with the answer (%s)', (dialect) => {
  it.each([0, 5, 10, 20, 30, 40, 60, 80, 100, 150])('is told, %i ms apart', async (apart) => {
    const bench = createBench(dialect, {}, slowStore(5));
    const metadata = await talking(bench);
    await bench.clock.settle();
    const errors = [{ code: 131026, title: 'Undeliverable' }];
    let spawned = false;
    bench.whatsapp.override = (request, path) => {
      if (!path.endsWith('/messages') || spawned) return undefined;
      spawned = true;
      const { reference } = {
        reference: /"biz_opaque_callback_data":"([^"]*)"/.exec(String(request.body))?.[1],
      };
      const status = {
        id: 'wamid.1',
        status: 'failed',
        timestamp: String(bench.seconds()),
        recipient_id: ANA,
        errors,
        ...(reference === undefined ? {} : { biz_opaque_callback_data: reference }),
      };
      bench.clock.at(bench.clock.now() + apart, 'the failed status', async () => {
        await bench.outside(bench.webhook({ statuses: [status] }));
      });
      return json(200, { messages: [{ id: 'wamid.1' }] });
    };
    await bench.reply(metadata, 'one');
    await bench.clock.advance(MINUTE);
    expect(bench.zendesk.reports).toHaveLength(1);
    expect(await bench.store.list('stray')).toEqual([]);
  });
});
