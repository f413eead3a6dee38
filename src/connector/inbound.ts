// From a customer to Support: take in, make safe, hold for what is still under way.
import type { InboundMessage } from '../domain/conversation.ts';
import { digitsOf } from '../domain/phone-number.ts';
import { automaticAnswer } from './auto-reply/answer.ts';
import type { Context } from './context.ts';
import { drainInbox } from './inbox.ts';
import { drainOutbox } from './outbound.ts';
import { withOvertaking } from './overtaken.ts';
import type { AccountRecord } from './records/account.ts';
import type { InboxRecord, ThreadRecord } from './records/conversation.ts';
import { pairKey, threadLane, waitingKey } from './records/keys.ts';
import { type Change, put } from './store.ts';

/** Everything that follows from one message, to be committed together. */
async function takeIn(
  context: Context,
  account: AccountRecord,
  message: InboundMessage,
): Promise<InboxRecord | undefined> {
  const { law, store } = context;
  const now = context.services.clock.now();
  const arrival = context.nextOrder();
  const known = (await store.get('seen', message.id)) !== undefined;
  const externalId = law.admit(message, known, arrival);
  const text = law.shownText(message);
  const { business } = message;
  const moved = await store.get('moved', pairKey(business, message.customer));
  const customer = law.sameCustomer(message.customer, moved?.origin);
  const pair = pairKey(business, customer);
  const past = (await store.get('pair', pair)) ?? { messages: 0, replies: 0 };
  const first = await store.get('contact', customer);
  const { accountId, thread } = law.conversationOf(
    {
      accountId: account.id,
      firstAccountId: first?.accountId ?? account.id,
      business,
      customer,
      messageId: message.id,
      line: message.line,
    },
    past,
  );
  const lane = threadLane(accountId, thread);
  const answer = await automaticAnswer(context, account, message, {
    thread,
    customer,
    repeated: known,
  });
  const answering = (): void => {
    if (answer.length === 0) return;
    context.services.clock.spawn('send an automatic reply', () => drainOutbox(context, lane));
  };
  if (externalId === undefined || text === undefined) {
    if (answer.length > 0) await store.commit(answer);
    answering();
    return undefined;
  }
  const address = message.movedTo ?? message.customer;
  const record: InboxRecord = {
    key: waitingKey(lane, arrival),
    accountId,
    thread,
    externalId,
    customer,
    address,
    name: message.name,
    text,
    ...(message.file === undefined ? {} : { file: message.file }),
    timestamp: message.timestamp,
    arrival,
    dueAt: now + context.settings.inboundHoldMs,
    notBefore: now,
    failures: 0,
  };
  const whom: ThreadRecord = { business, customer, address };
  const changes: Change[] = [
    put('seen', message.id, { accountId, thread }),
    put('pair', pair, { ...past, messages: past.messages + 1 }),
    put('thread', lane, whom),
    put('inbox', record.key, record),
    ...(await windowChanges(context, message, customer, now)),
    ...answer,
  ];
  if (first === undefined) changes.push(put('contact', customer, { accountId }));
  const { movedTo, timestamp } = message;
  if (movedTo === undefined) await store.commit(changes);
  else {
    changes.push(put('moved', pairKey(business, movedTo), { origin: customer }));
    const notice = { accountId, business, customer, thread, movedTo, timestamp };
    await withOvertaking(context, notice, (more) => store.commit([...changes, ...more]));
  }
  answering();
  return record;
}

async function windowChanges(
  context: Context,
  message: InboundMessage,
  customer: string,
  arrivedAt: number,
): Promise<readonly Change[]> {
  const { law, store } = context;
  const touch = message.type === 'system' ? 'customer-system' : 'customer-message';
  if (!law.opensWindow(touch)) return [];
  const key = law.windowKey(message.business, customer);
  const known = await store.get('window', key);
  const heard = law.windowStart({ timestamp: message.timestamp, arrivedAt });
  return [put('window', key, { start: law.windowAfter(known?.start, heard) })];
}

/** Pushes what is due once the hold is over. */
function holdThenPush(context: Context, record: InboxRecord): void {
  context.services.clock.at(record.dueAt, 'end of the hold of a message', () =>
    drainInbox(context, threadLane(record.accountId, record.thread)),
  );
}

/** Returns when all of the messages are safe; they reach Support afterwards. */
export function receive(
  context: Context,
  account: AccountRecord,
  messages: readonly InboundMessage[],
): Promise<void> {
  return context.lanes.run(`intake:${account.id}`, async () => {
    for (const message of messages) {
      const record = await takeIn(context, account, message);
      if (record !== undefined) holdThenPush(context, record);
    }
  });
}

/** What the law lets in of an app's past when its number has moved. */
export const importPast = (context: Context, account: AccountRecord): Promise<void> => {
  const old = context.law.importedAfterMigration(account.number.e164);
  const business = digitsOf(account.number.e164);
  return receive(
    context,
    account,
    old.map((message) => ({ ...message, business, type: 'text' })),
  );
};
