// Around everything that Cloud tells a business: the envelope, and the signature over its exact bytes.
import { createHmac } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { Business } from '../world/business.ts';
import { doubling } from '../world/retry.ts';

export interface Change {
  readonly value: unknown;
  readonly field: string;
}

/** `undefined` while nobody is subscribed: it is not made up for later. */
export function enveloped(
  context: Context,
  business: Business,
  change: Change,
  /** Epoch seconds; only what concerns an account carries it. */
  time?: number,
): Webhook | undefined {
  const target = (): string | undefined => business.subscription?.callback;
  if (target() === undefined) return undefined;
  const { id } = business;
  const entry = time === undefined ? { id, changes: [change] } : { id, time, changes: [change] };
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [entry] });
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
