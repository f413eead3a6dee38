// Answering a customer's message by itself: what is to be committed together with the message.
import type { InboundMessage } from '../../domain/conversation.ts';
import type { Context } from '../context.ts';
import { outgoing } from '../outgoing.ts';
import type { AccountRecord } from '../records/account.ts';
import { inAccount } from '../records/keys.ts';
import { type Change, put } from '../store.ts';

/** Whose message it is, where it stands, and whether it stands there already. */
export interface Place {
  readonly thread: string;
  readonly customer: string;
  readonly repeated: boolean;
}

/** Nothing when the account has no automatic reply, or none is due. */
export async function automaticAnswer(
  context: Context,
  account: AccountRecord,
  message: InboundMessage,
  { thread, customer, repeated }: Place,
): Promise<readonly Change[]> {
  const { autoReply = '' } = account;
  // What WhatsApp tells of a customer is not the customer's own message.
  if (autoReply === '' || message.type === 'system') return [];
  const { law, store, ids } = context;
  const key = inAccount(account.id, customer);
  const lastAt = (await store.get('autoReplied', key))?.at;
  const { timestamp } = message;
  if (!law.autoReplyDue({ repeated, timestamp, lastAt })) return [];
  const record = outgoing(context, {
    kind: 'auto-reply',
    accountId: account.id,
    thread,
    externalId: `auto-${ids.hex(24)}`,
    text: law.autoReplyText(autoReply, message.name),
  });
  return [put('autoReplied', key, { at: timestamp }), put('outbox', record.key, record)];
}
