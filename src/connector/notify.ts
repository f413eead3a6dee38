// What the law lets through of texts that rules ask us to send: to everybody with that number who has written to us.
import type { Notification } from '../domain/business-rules.ts';
import { threadKey } from '../domain/conversation.ts';
import { digitsOf, numberOfWaId } from '../domain/phone-number.ts';
import type { Context } from './context.ts';
import { drainOutbox } from './outbound.ts';
import type { OutboxRecord } from './records/conversation.ts';
import { threadLane, waitingKey } from './records/keys.ts';
import { put } from './store.ts';

export async function notify(context: Context, { phone, text }: Notification): Promise<void> {
  const { store, services } = context;
  const accounts = await store.list('account');
  for (const { business, customer } of await store.list('thread')) {
    const account = accounts.find(({ number }) => digitsOf(number.e164) === business);
    if (account === undefined || numberOfWaId(customer) !== phone) continue;
    const thread = threadKey(business, customer);
    const lane = threadLane(account.id, thread);
    const order = context.nextOrder();
    const key = waitingKey(lane, order);
    const now = services.clock.now();
    const externalId = `notification-${context.ids.hex(24)}`;
    const record: OutboxRecord = {
      key,
      kind: 'reply',
      accountId: account.id,
      thread,
      externalId,
      reference: externalId,
      text,
      order,
      acceptedAt: now,
      doubts: [],
      notBefore: now,
      failures: 0,
    };
    await store.commit([put('outbox', key, record)]);
    services.clock.spawn('send a notification', () => drainOutbox(context, lane));
  }
}
