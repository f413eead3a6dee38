// What sets out for a customer: a record of the outbox with its place in the order, and nothing tried yet.
import type { Context } from './context.ts';
import type { OutboxRecord } from './records/conversation.ts';
import { threadLane, waitingKey } from './records/keys.ts';

export type Outgoing = Pick<
  OutboxRecord,
  'kind' | 'accountId' | 'thread' | 'externalId' | 'text' | 'file'
> & {
  /** Where it differs from the external id: one of several parts. */
  readonly reference?: string;
};

/** The record is still to be committed; each has a later place than the one before. */
export function outgoing(context: Context, what: Outgoing): OutboxRecord {
  const order = context.nextOrder();
  const now = context.services.clock.now();
  return {
    reference: what.externalId,
    ...what,
    key: waitingKey(threadLane(what.accountId, what.thread), order),
    order,
    acceptedAt: now,
    doubts: [],
    notBefore: now,
    failures: 0,
  };
}
