// From an agent to the customer: replies leave each conversation in order, one at a time.
import { type Failure, failureText } from '../domain/failure.ts';
import { DOUBT_MS } from '../domain/retry.ts';
import type { Context } from './context.ts';
import { reportFailure } from './failure-report.ts';
import type { OutboxRecord, SentRecord } from './records/conversation.ts';
import { pairKey, threadLane, waitingPrefix } from './records/keys.ts';
import { type Change, put, remove } from './store.ts';
import type { WhatsAppFailure } from './whatsapp/client.ts';
import { clientOf } from './whatsapp/client-of.ts';

/** Runs down a thread's waiting replies as far as they may be tried now. */
export const drainOutbox = (context: Context, lane: string): Promise<void> =>
  context.lanes.run(`outbox:${lane}`, async () => {
    for (;;) {
      const waiting = await context.store.list('outbox', waitingPrefix(lane));
      const head = [...waiting].sort((a, b) => context.law.outboundOrder(a.order, b.order))[0];
      if (head === undefined) return;
      if (head.state !== 'queued' && (await settledByStatus(context, head))) continue;
      if (head.notBefore > context.services.clock.now()) {
        wakeOutbox(context, lane, head.notBefore);
        return;
      }
      await sendOne(context, lane, head);
    }
  });

export function wakeOutbox(context: Context, lane: string, at: number): void {
  context.services.clock.at(at, 'next try to send a reply', () => drainOutbox(context, lane));
}

/** A status may tell what became of a reply whose answer was lost. */
async function settledByStatus(context: Context, reply: OutboxRecord): Promise<boolean> {
  const stray = await context.store.get('stray', reply.key);
  if (stray === undefined) return false;
  await accepted(context, reply, stray.whatsAppId);
  return true;
}

async function sendOne(context: Context, lane: string, reply: OutboxRecord): Promise<void> {
  const { store, law, services } = context;
  const account = await store.get('account', reply.accountId);
  const thread = await store.get('thread', lane);
  const deployment =
    account === undefined ? undefined : await store.get('deployment', account.deploymentId);
  if (account === undefined || thread === undefined || deployment === undefined) {
    await giveUp(context, reply, 'not-connected');
    return;
  }
  const window = await store.get('window', law.windowKey(thread.business, thread.customer));
  if (!law.windowOpen(window?.start, services.clock.now())) {
    const fate = law.lateReply();
    if (fate === 'swallow') await store.commit([remove('outbox', reply.key)]);
    if (fate === 'fail') await giveUp(context, reply, 'window-closed');
    if (fate !== 'send') return;
  }
  // Noted before it is sent: after a crash nobody could tell otherwise whether it was.
  const notBefore = services.clock.now() + DOUBT_MS;
  const sending: OutboxRecord = { ...reply, state: 'sending', notBefore };
  await store.commit([put('outbox', reply.key, sending)]);
  const client = clientOf(context, deployment);
  const outcome = await client.sendText(thread.address, reply.text, reply.externalId);
  if ('ok' in outcome) {
    await accepted(context, reply, outcome.ok.id);
  } else {
    await notAccepted(context, sending, outcome);
  }
}

/** WINDOW-8 hangs here: by the law our own messages leave the window alone. */
async function replyTouches(context: Context, reply: OutboxRecord): Promise<readonly Change[]> {
  const { store, law, services } = context;
  const thread = await store.get('thread', threadLane(reply.accountId, reply.thread));
  if (thread === undefined) return [];
  const pair = pairKey(thread.business, thread.customer);
  const past = (await store.get('pair', pair)) ?? { messages: 0, replies: 0 };
  const changes: Change[] = [put('pair', pair, { ...past, replies: past.replies + 1 })];
  if (law.opensWindow('reply')) {
    const start = Math.floor(services.clock.now() / 1_000);
    changes.push(put('window', law.windowKey(thread.business, thread.customer), { start }));
  }
  return changes;
}

async function accepted(context: Context, reply: OutboxRecord, whatsAppId: string): Promise<void> {
  const { store } = context;
  const stray = await store.get('stray', reply.key);
  const failure = stray?.whatsAppId === whatsAppId ? stray.failure : undefined;
  const sent: SentRecord = {
    accountId: reply.accountId,
    externalId: reply.externalId,
    acceptedAt: reply.acceptedAt,
    failed: failure !== undefined,
  };
  const done: Change[] = [
    remove('outbox', reply.key),
    remove('stray', reply.key),
    put('sent', whatsAppId, sent),
    ...(await replyTouches(context, reply)),
  ];
  if (failure === undefined) {
    await store.commit(done);
    return;
  }
  const why = context.law.failureOf(failure.code);
  await reportFailure(context, sent, why, failureText(why, failure.title), done);
}

async function notAccepted(
  context: Context,
  reply: OutboxRecord,
  failure: WhatsAppFailure,
): Promise<void> {
  const { store, law, services } = context;
  switch (failure.failed) {
    case 'in-doubt':
      if (law.afterSilence('timeout') === 'doubt') {
        await store.commit([put('outbox', reply.key, { ...reply, state: 'doubt' })]);
        return;
      }
      break;
    case 'unreachable':
      break;
    case 'window-closed':
      return giveUp(context, reply, 'window-closed', failure.title);
    default:
      return giveUp(context, reply, 'refused', failure.title);
  }
  const failures = reply.failures + 1;
  const notBefore = services.clock.now() + law.retryPause(failures, failure.retryAfterS);
  await store.commit([
    put('outbox', reply.key, { ...reply, state: 'queued', failures, notBefore }),
  ]);
}

const giveUp = (context: Context, reply: OutboxRecord, why: Failure, title = ''): Promise<void> =>
  reportFailure(context, reply, why, failureText(why, title), [
    remove('outbox', reply.key),
    remove('stray', reply.key),
  ]);
