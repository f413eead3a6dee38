// Cloud's webhooks: the envelope, and the signature over its exact bytes.
import { createHmac } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { Notice, StatusChange } from '../world/notice.ts';
import { doubling } from '../world/retry.ts';
import { WINDOW_SECONDS } from '../world/window.ts';
import { webhookError } from './errors.ts';

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
function statusOf(change: StatusChange): StatusObject {
  const { id, to, status, timestamp, conversation, failure, echo } = change;
  const object: StatusObject = {
    id,
    status,
    timestamp: `${timestamp}`,
    recipient_id: to,
  };
  if (failure !== undefined) object.errors = [webhookError(failure)];
  else if (status !== 'read') {
    object.conversation = {
      id: conversation,
      ...(status === 'sent' ? { expiration_timestamp: `${timestamp + WINDOW_SECONDS}` } : {}),
      origin: { type: 'service' },
    };
    object.pricing =
      timestamp >= PER_MESSAGE_SINCE
        ? {
            billable: false,
            pricing_model: 'PMP',
            type: 'free_customer_service',
            category: 'service',
          }
        : { billable: false, pricing_model: 'CBP', category: 'service' };
  }
  if (echo !== undefined) object.biz_opaque_callback_data = echo;
  return object;
}

function contentOf(notice: Notice): Record<string, unknown> {
  if (notice.kind === 'status') return { statuses: [statusOf(notice)] };
  const { id, from, name, timestamp, message } = notice;
  return {
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [
      { from, id, timestamp: `${timestamp}`, text: { body: message.text }, type: message.type },
    ],
  };
}

/** What is sent for a notice; `undefined` while nobody is subscribed: it is not made up for later. */
export function cloudWebhook(
  context: Context,
  number: BusinessNumber,
  notice: Notice,
): Webhook | undefined {
  const business = context.world.businesses.get(number.owner);
  const target = (): string | undefined => business?.subscription?.callback;
  if (business === undefined || target() === undefined) return undefined;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.waId, phone_number_id: number.id },
    ...contentOf(notice),
  };
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: business.id, changes: [{ value, field: 'messages' }] }],
  });
  const signature = createHmac('sha256', business.appSecret).update(body).digest('hex');
  return {
    target,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
    schedule: doubling(context.options.webhookHorizonMs),
  };
}
