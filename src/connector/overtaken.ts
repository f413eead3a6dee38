// TICKET-13: what a customer wrote from a new number may overtake WhatsApp's notice that the number was changed.
import { threadKey } from '../domain/conversation.ts';
import type { Context } from './context.ts';
import type { InboxRecord } from './records/conversation.ts';
import { inAccount, threadLane, waitingKey, waitingPrefix } from './records/keys.ts';
import { type Change, put, remove } from './store.ts';

/** The notice, and the conversation to which everything of that customer belongs. */
export interface Notice {
  readonly accountId: string;
  readonly business: string;
  /** The number that the customer was first known by. */
  readonly customer: string;
  readonly thread: string;
  readonly movedTo: string;
  /** Epoch seconds. */
  readonly timestamp: number;
}

/** Runs `commit` with all that follows for what came before the notice; nothing of it is pushed meanwhile. */
export const withOvertaking = (
  context: Context,
  notice: Notice,
  commit: (changes: readonly Change[]) => Promise<unknown>,
): Promise<unknown> =>
  context.lanes.run(`inbox:${laneOfNew(notice)}`, async () =>
    commit(
      notice.movedTo === notice.customer
        ? []
        : [...(await heldMessages(context, notice)), ...(await sameCustomer(context, notice))],
    ),
  );

const laneOfNew = ({ accountId, business, movedTo }: Notice): string =>
  threadLane(accountId, threadKey(business, movedTo));

/** What Support has not been told of yet goes on in the old conversation. */
async function heldMessages({ store, law }: Context, notice: Notice): Promise<readonly Change[]> {
  const { accountId, customer, thread, timestamp } = notice;
  const held = await store.list('inbox', waitingPrefix(laneOfNew(notice)));
  return held
    .filter((record) => law.overtook(record.timestamp, timestamp))
    .flatMap((record) => {
      const key = waitingKey(threadLane(accountId, thread), record.arrival);
      const moved: InboxRecord = { ...record, key, thread, customer };
      return [
        remove('inbox', record.key),
        put('inbox', key, moved),
        put('seen', record.externalId, { accountId, thread }),
      ];
    });
}

/** One window, and one automatic reply, for whoever has written from both numbers. */
async function sameCustomer({ store, law }: Context, notice: Notice): Promise<readonly Change[]> {
  const { accountId, business, customer, movedTo, timestamp } = notice;
  const opened = await store.get('window', law.windowKey(business, movedTo));
  if (opened === undefined || !law.overtook(opened.start, timestamp)) return [];
  const key = law.windowKey(business, customer);
  const known = await store.get('window', key);
  const lane = laneOfNew(notice);
  const thread = await store.get('thread', lane);
  const answered = await store.get('autoReplied', inAccount(accountId, movedTo));
  return [
    put('window', key, { start: law.windowAfter(known?.start, opened.start) }),
    // A ticket that was opened meanwhile is answered within the same window.
    ...(thread === undefined ? [] : [put('thread', lane, { ...thread, customer })]),
    ...(answered === undefined
      ? []
      : [put('autoReplied', inAccount(accountId, customer), answered)]),
  ];
}
