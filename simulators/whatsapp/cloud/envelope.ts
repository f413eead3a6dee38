// Around everything that Cloud tells a business: the envelope, and the signature over its exact bytes.
import { createHmac } from 'node:crypto';
import type { Context } from '../context.ts';
import { deliver, type Webhook } from '../delivery.ts';
import { type Business, callbackFor, type Update } from '../world/business.ts';
import { growing, type RetrySchedule } from '../world/retry.ts';
import { type Change, type Entry, joined } from './batch.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint */
const BATCH_MAX = { updates: 1_000, bytes: 3 * 1024 * 1024 } as const;

const bodyOf = (entry: readonly Entry[]): string =>
  JSON.stringify({ object: 'whatsapp_business_account', entry });

/** A webhook that is delayed by chance has dice of its own, so that no other is shifted by it. */
function scheduleOf({ options, services }: Context, signature: string): RetrySchedule {
  const { webhookJitter: jitter } = options;
  const backOff = {
    firstMs: options.webhookFirstPauseMs,
    factor: options.webhookPauseFactor,
    capMs: options.webhookPauseMaxMs,
    horizonMs: options.webhookHorizonMs,
  };
  if (jitter === 0) return growing(backOff, (pauseMs) => pauseMs);
  const dice = services.random.fork(`webhook ${signature}`);
  return growing(backOff, (pauseMs) => pauseMs + dice.int(0, Math.floor(pauseMs * jitter)));
}

function signed(
  context: Context,
  business: Business,
  body: string,
  target: Webhook['target'],
): Webhook {
  const signature = createHmac('sha256', business.appSecret).update(body).digest('hex');
  return {
    target,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
    schedule: scheduleOf(context, signature),
  };
}

/** Keeps an update until its batch leaves: when its time is over, or when there is no room for more. */
function gather(
  context: Context,
  business: Business,
  update: Update,
  bytes: number,
  target: () => string | undefined,
): void {
  const { services, options } = context;
  const { clock } = services;
  const callback = target() ?? '';
  const open = business.batches.get(callback);
  if (
    open !== undefined &&
    open.updates.length < BATCH_MAX.updates &&
    open.bytes + bytes <= BATCH_MAX.bytes
  ) {
    open.updates.push(update);
    open.bytes += bytes;
    return;
  }
  const batch = { updates: [update], bytes };
  business.batches.set(callback, batch);
  // A full batch leaves at its own time too: it was begun earlier than the one after it.
  clock.at(clock.now() + options.webhookBatchMs, 'webhook batch', () => {
    if (business.batches.get(callback) === batch) business.batches.delete(callback);
    const body = bodyOf(joined(business.id, batch.updates));
    deliver(services, signed(context, business, body, target));
  });
}

/**
 * What is to be sent of a change, if it leaves alone and somebody is subscribed: what happens meanwhile
 * is not made up for later. `number` is the id of the number that it is about, which may have a callback
 * of its own.
 */
export function enveloped(
  context: Context,
  business: Business,
  change: Change,
  /** Epoch seconds; only what concerns an account carries it. */
  time?: number,
  number?: string,
): Webhook | undefined {
  const { field: topic, value } = change;
  const target = (): string | undefined => callbackFor(business, topic, number);
  if (target() === undefined) return undefined;
  const { id } = business;
  const entry = time === undefined ? { id, changes: [change] } : { id, time, changes: [change] };
  const body = bodyOf([entry]);
  if (context.options.webhookBatchMs === 0) return signed(context, business, body, target);
  gather(context, business, { topic, value, time }, Buffer.byteLength(body), target);
  return undefined;
}
