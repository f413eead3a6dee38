// A note of the integration's own on a conversation's ticket: it goes the way of a customer's message.
import type { Context } from './context.ts';
import { drainInbox } from './inbox.ts';
import type { InboxRecord, OutboxRecord } from './records/conversation.ts';
import { threadLane, waitingKey } from './records/keys.ts';
import { type Change, put } from './store.ts';

/** What to commit for it; call `pushNotes` afterwards. */
export function noteOn(context: Context, reply: OutboxRecord, text: string): Change {
  const now = context.services.clock.now();
  const arrival = context.nextOrder();
  const record: InboxRecord = {
    key: waitingKey(threadLane(reply.accountId, reply.thread), arrival),
    accountId: reply.accountId,
    thread: reply.thread,
    // The same for every try, so that Zendesk takes it once.
    externalId: `${reply.externalId}-shown`,
    customer: '',
    address: '',
    name: '',
    text,
    note: true,
    timestamp: Math.floor(now / 1_000),
    arrival,
    dueAt: now,
    notBefore: now,
    failures: 0,
  };
  return put('inbox', record.key, record);
}

export function pushNotes(context: Context, { accountId, thread }: OutboxRecord): void {
  context.services.clock.spawn('push a note', () =>
    drainInbox(context, threadLane(accountId, thread)),
  );
}
