// Cloud's webhooks about messages: what customers write, and what becomes of what the business sends.
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { Notice, StatusChange } from '../world/notice.ts';
import { enveloped } from './envelope.ts';
import { failureOf, webhookError } from './errors.ts';

/** Prices went from conversations to messages: https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing */
const PER_MESSAGE_SINCE = Date.UTC(2025, 6, 1) / 1000;

interface StatusObject {
  readonly id: string;
  readonly recipient_id: string;
  readonly status: string;
  readonly timestamp: string;
  errors?: unknown;
  conversation?: unknown;
  pricing?: unknown;
  biz_opaque_callback_data?: string;
}

/** A conversation id of its own for every message, as up to v23.0. */
function statusOf(context: Context, change: StatusChange): StatusObject {
  const { id, to, status, timestamp, billing, failure, echo } = change;
  const object: StatusObject = {
    id,
    status,
    timestamp: `${timestamp}`,
    recipient_id: to,
  };
  if (failure !== undefined) object.errors = [webhookError(failureOf(failure, context.options))];
  else if (billing !== undefined) {
    const { conversation, category, type, ends } = billing;
    const billable = type === 'regular';
    object.conversation = {
      id: conversation,
      ...(status === 'sent' ? { expiration_timestamp: `${ends}` } : {}),
      origin: { type: category },
    };
    object.pricing =
      timestamp >= PER_MESSAGE_SINCE
        ? { billable, pricing_model: 'PMP', type, category }
        : { billable, pricing_model: 'CBP', category };
  }
  if (echo !== undefined) object.biz_opaque_callback_data = echo;
  return object;
}

function contentOf(context: Context, notice: Notice): Record<string, unknown> {
  if (notice.kind === 'status') return { statuses: [statusOf(context, notice)] };
  if (notice.kind === 'number-changed' || notice.content.type !== 'text') return {};
  const { id, from, name, timestamp, content } = notice;
  return {
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [
      { from, id, timestamp: `${timestamp}`, text: { body: content.text }, type: content.type },
    ],
  };
}

/** What is sent for a notice; `undefined` while nobody is subscribed. */
export function cloudWebhook(
  context: Context,
  number: BusinessNumber,
  notice: Notice,
): Webhook | undefined {
  const business = context.world.businesses.get(number.owner);
  if (business?.subscription?.callback === undefined) return undefined;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.waId, phone_number_id: number.id },
    ...contentOf(context, notice),
  };
  return enveloped(context, business, { value, field: 'messages' });
}
