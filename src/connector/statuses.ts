// What WhatsApp tells about messages that we sent: late failures, and ids whose answer was lost.
import { failureText } from '../domain/failure.ts';
import { toldOfTry } from '../domain/retry.ts';
import type { Context } from './context.ts';
import { reportFailure } from './failure-report.ts';
import { drainOutbox } from './outbound.ts';
import type { AccountRecord } from './records/account.ts';
import type { OutboxRecord, Told } from './records/conversation.ts';
import { ofAccount, statusLane, threadLane } from './records/keys.ts';
import { put } from './store.ts';
import { windowTouched } from './window-touch.ts';

export interface MessageStatus {
  readonly id: string;
  /** wa_id */
  readonly recipient: string;
  readonly status: string;
  /** Epoch seconds; not a number when the status tells none. */
  readonly timestamp: number;
  /** Of a failure; 0 and empty otherwise. */
  readonly code: number;
  readonly title: string;
  /** Our own external id, where the dialect gives it back. */
  readonly reference?: string | undefined;
}

/** Only these are told of a message soon after it was sent. */
const TELLING: ReadonlySet<string> = new Set(['sent', 'delivered', 'failed']);

export const hearStatuses = (
  context: Context,
  account: AccountRecord,
  statuses: readonly MessageStatus[],
): Promise<void> =>
  context.lanes.run(statusLane(account.id), async () => {
    for (const status of statuses) await hearStatus(context, account, status);
  });

async function hearStatus(
  context: Context,
  account: AccountRecord,
  status: MessageStatus,
): Promise<void> {
  const { store, law } = context;
  const sent = await store.get('sent', status.id);
  if (sent === undefined) return hearStray(context, account, status);
  if (law.opensWindow('status')) {
    const thread = await store.get('thread', threadLane(sent.accountId, sent.thread));
    if (thread !== undefined) await store.commit(windowTouched(context, thread, 'status'));
  }
  // Told twice, it has failed once.
  if (status.status !== 'failed' || sent.failed) return;
  const why = law.failureOf(status.code);
  await reportFailure(context, sent, why, 'whatsapp', failureText(why, status.title), [
    put('sent', status.id, { ...sent, failed: true }),
  ]);
}

/** A status can overtake the answer that names its message, or be all that is left of it. */
async function hearStray(
  context: Context,
  account: AccountRecord,
  status: MessageStatus,
): Promise<void> {
  if (!TELLING.has(status.status)) return;
  const reply = await underWay(context, account, status);
  if (reply === undefined) return;
  const { store } = context;
  const known = (await store.get('stray', reply.key))?.told ?? [];
  const before = known.find(({ whatsAppId }) => whatsAppId === status.id);
  const failure =
    status.status === 'failed' ? { code: status.code, title: status.title } : before?.failure;
  const now: Told = { whatsAppId: status.id, ...(failure === undefined ? {} : { failure }) };
  const told = before === undefined ? [...known, now] : known.with(known.indexOf(before), now);
  await store.commit([put('stray', reply.key, { told })]);
  context.services.clock.spawn('settle a reply in doubt', () =>
    drainOutbox(context, threadLane(reply.accountId, reply.thread)),
  );
}

/** The reply that a status may tell of: by our reference, or else by its recipient and the time of sending. */
async function underWay(
  context: Context,
  account: AccountRecord,
  status: MessageStatus,
): Promise<OutboxRecord | undefined> {
  const waiting = await context.store.list('outbox', ofAccount(account.id));
  for (const reply of waiting) {
    if (reply.doubts.length === 0) continue;
    if (status.reference !== undefined) {
      if (status.reference === reply.reference) return reply;
      continue;
    }
    if (!reply.doubts.some((triedAt) => toldOfTry(status.timestamp, triedAt))) continue;
    const thread = await context.store.get('thread', threadLane(account.id, reply.thread));
    if (thread?.address === status.recipient) return reply;
  }
  return undefined;
}
