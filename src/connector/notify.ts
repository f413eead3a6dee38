// What the law lets through of texts that rules ask us to send: to everybody with that number who has written to us.
// The right law lets none through. The way is built all the same, so that a law that does can be found out.
import type { Notification } from '../domain/business-rules.ts';
import { threadKey } from '../domain/conversation.ts';
import { digitsOf, numberOfWaId } from '../domain/phone-number.ts';
import type { Context } from './context.ts';
import { drainOutbox } from './outbound.ts';
import { outgoing } from './outgoing.ts';
import { threadLane } from './records/keys.ts';
import { put } from './store.ts';

export async function notify(context: Context, { phone, text }: Notification): Promise<void> {
  const { store, services } = context;
  const accounts = await store.list('account');
  for (const { business, customer } of await store.list('thread')) {
    const account = accounts.find(({ number }) => digitsOf(number.e164) === business);
    if (account === undefined || numberOfWaId(customer) !== phone) continue;
    const thread = threadKey(business, customer);
    const lane = threadLane(account.id, thread);
    const record = outgoing(context, {
      kind: 'reply',
      accountId: account.id,
      thread,
      externalId: `notification-${context.ids.hex(24)}`,
      text,
    });
    await store.commit([put('outbox', record.key, record)]);
    services.clock.spawn('send a notification', () => drainOutbox(context, lane));
  }
}
