// Cloud's webhooks about messages: what customers write, and what becomes of what the business sends.
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import { callbackFor } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { Notice } from '../world/notice.ts';
import { enveloped } from './envelope.ts';
import { inboundOf, numberChangeOf } from './inbound-webhook.ts';
import { statusOf } from './status-webhook.ts';

function told(context: Context, number: BusinessNumber, notice: Notice, version: number): unknown {
  switch (notice.kind) {
    case 'status':
      return { statuses: [statusOf(context, notice, version)] };
    case 'number-changed':
      return numberChangeOf(notice);
    case 'inbound':
      return inboundOf(context.world, number.phone, notice);
  }
}

/** What is sent for a notice; `undefined` while nobody is subscribed. */
export function cloudWebhook(
  context: Context,
  number: BusinessNumber,
  notice: Notice,
): Webhook | undefined {
  const business = context.world.businesses.get(number.owner);
  if (business === undefined || callbackFor(business, 'messages', number.id) === undefined) {
    return undefined;
  }
  const version = business.subscription?.version ?? context.options.webhookVersion;
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.phone.slice(1), phone_number_id: number.id },
    ...(told(context, number, notice, version) as object),
  };
  return enveloped(context, business, { value, field: 'messages' }, undefined, number.id);
}
