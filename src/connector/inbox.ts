// The inbox: messages on their way to Support, each thread in order, one at a time, until Zendesk has them.
import { REFUSALS_MAX } from '../domain/retry.ts';
import type { Context } from './context.ts';
import { withFile } from './files/inbound-file.ts';
import { hush, quietUntil, zendeskOf } from './quiet.ts';
import type { AccountRecord } from './records/account.ts';
import type { InboxRecord } from './records/conversation.ts';
import { waitingPrefix } from './records/keys.ts';
import { requesterOf } from './requester.ts';
import { put, remove } from './store.ts';
import { type Handed, pushMessage } from './zendesk.ts';

/** Runs down a thread's waiting messages as far as they are due. */
export const drainInbox = (context: Context, lane: string): Promise<void> =>
  context.lanes.run(`inbox:${lane}`, async () => {
    for (;;) {
      const head = await nextDue(context, lane);
      if (head === undefined) return;
      const account = await context.store.get('account', head.accountId);
      // INSTALL-4: the account has been deleted meanwhile.
      if (account === undefined) {
        await giveUp(context, head, 'the account is gone');
        continue;
      }
      const quiet = await quietUntil(context, zendeskOf(account.customer));
      const notBefore = Math.max(head.notBefore, quiet);
      if (notBefore > context.services.clock.now()) {
        wake(context, lane, notBefore);
        return;
      }
      await pushOne(context, account, head);
    }
  });

/** As above, but nothing waits for its next try any longer. */
export async function drainAtOnce(context: Context, lane: string): Promise<void> {
  const { store, lanes, services } = context;
  await lanes.run(`inbox:${lane}`, async () => {
    const waiting = await store.list('inbox', waitingPrefix(lane));
    const notBefore = services.clock.now();
    await store.commit(waiting.map((record) => put('inbox', record.key, { ...record, notBefore })));
  });
  await drainInbox(context, lane);
}

/** The first in order, once any message of the thread has been held long enough. */
async function nextDue(context: Context, lane: string): Promise<InboxRecord | undefined> {
  const waiting = await context.store.list('inbox', waitingPrefix(lane));
  const now = context.services.clock.now();
  if (!waiting.some((record) => record.dueAt <= now)) return undefined;
  return [...waiting].sort(context.law.inboundOrder)[0];
}

function wake(context: Context, lane: string, at: number): void {
  context.services.clock.at(at, 'next try to push a message', () => drainInbox(context, lane));
}

async function pushOne(
  context: Context,
  account: AccountRecord,
  record: InboxRecord,
): Promise<void> {
  const ready = await withFile(context, account, record);
  if (ready === undefined) {
    await putBack(context, account, record, { handed: 'later', retryAfterS: 0 });
    return;
  }
  const { author, told } = await requesterOf(context, account, ready);
  const handed = await pushMessage(context, account, ready, author);
  if (handed.handed === 'done') {
    await context.store.commit([remove('inbox', record.key), told]);
    return;
  }
  await putBack(context, account, ready, handed);
}

async function giveUp(context: Context, record: InboxRecord, reason: string): Promise<void> {
  const kept = { what: 'message', reason, record } as const;
  await context.store.commit([remove('inbox', record.key), put('undelivered', record.key, kept)]);
}

async function putBack(
  context: Context,
  account: AccountRecord,
  record: InboxRecord,
  handed: Exclude<Handed, { readonly handed: 'done' }>,
): Promise<void> {
  const { store, law } = context;
  const failures = record.failures + 1;
  if (handed.handed === 'refused' && failures >= REFUSALS_MAX) {
    return giveUp(context, record, handed.reason);
  }
  const retryAfterS = handed.handed === 'later' ? handed.retryAfterS : 0;
  const notBefore = context.services.clock.now() + law.retryPause(failures);
  await store.commit([
    put('inbox', record.key, { ...record, failures, notBefore }),
    ...hush(context, zendeskOf(account.customer), retryAfterS),
  ]);
}
