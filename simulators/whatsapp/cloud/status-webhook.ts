// What Cloud tells of a message that a business sent, in the shape of the version that its app is subscribed with.
import { costsByConversation } from '../billing.ts';
import type { Context } from '../context.ts';
import type { Billing, StatusChange } from '../world/notice.ts';
import { failureOf, webhookError } from './errors.ts';

/** Prices went from conversations to messages: https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing */
const PER_MESSAGE_SINCE = Date.UTC(2025, 6, 1) / 1000;

/** From here on only messages of a free entry point are counted in conversations. */
const FEW_CONVERSATIONS_SINCE = 24;

interface StatusObject {
  readonly id: string;
  readonly recipient_id: string;
  readonly status: string;
  readonly timestamp: string;
  errors?: unknown;
  conversation?: unknown;
  pricing?: unknown;
  biz_opaque_callback_data?: string;
  recipient_identity_key_hash?: string;
}

function pricingOf(
  { pricingModel }: Context['options'],
  billing: Billing,
  timestamp: number,
): unknown {
  const { category, type } = billing;
  const usual = timestamp >= PER_MESSAGE_SINCE ? 'PMP' : 'CBP';
  if ((pricingModel === 'by-date' ? usual : pricingModel) === 'PMP') {
    return { billable: type === 'regular', pricing_model: 'PMP', type, category };
  }
  return { billable: costsByConversation(billing), pricing_model: 'CBP', category };
}

export function statusOf(context: Context, change: StatusChange, version: number): unknown {
  const { id, to, status, timestamp, billing, failure, echo, identity } = change;
  const object: StatusObject = {
    id,
    status,
    timestamp: `${timestamp}`,
    recipient_id: to,
  };
  if (failure !== undefined) object.errors = [webhookError(failureOf(failure, context.options))];
  else if (billing !== undefined) {
    const { conversation, category, type, ends } = billing;
    if (version < FEW_CONVERSATIONS_SINCE || type === 'free_entry_point') {
      object.conversation = {
        id: conversation,
        ...(status === 'sent' ? { expiration_timestamp: `${ends}` } : {}),
        origin: { type: category },
      };
    }
    object.pricing = pricingOf(context.options, billing, timestamp);
  }
  if (echo !== undefined) object.biz_opaque_callback_data = echo;
  if (identity !== undefined) object.recipient_identity_key_hash = identity;
  return object;
}
