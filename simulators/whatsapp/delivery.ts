// Carries webhooks out, and tries again until they are taken.
import type { Services } from '../../src/kernel/services.ts';
import { type Headers, NoAnswer } from '../../src/kernel/wire.ts';
import { enter, type Lane, leave } from './world/lane.ts';
import type { RetrySchedule } from './world/retry.ts';

export interface Webhook {
  /** Where it goes now; `undefined` when nobody wants it any more. */
  readonly target: () => string | undefined;
  readonly headers: Headers;
  /** Written once: every attempt sends the same bytes. */
  readonly body: string;
  readonly schedule: RetrySchedule;
  /** With others only so many at once; a pause between two attempts holds nobody up. */
  readonly turn?: { readonly lane: Lane; readonly max: () => number };
}

/** Whether it is over: taken, or wanted no more. Only HTTP 200 takes a webhook. */
async function attempt(services: Services, webhook: Webhook): Promise<boolean> {
  const url = webhook.target();
  if (url === undefined) return true;
  try {
    const { headers, body } = webhook;
    const response = await services.send({ method: 'POST', url, headers, body });
    return response.status === 200;
  } catch (error) {
    if (error instanceof NoAnswer) return false;
    throw error;
  }
}

async function attemptInTurn(services: Services, webhook: Webhook): Promise<boolean> {
  const { turn } = webhook;
  if (turn === undefined) return attempt(services, webhook);
  const wait = enter(turn.lane, turn.max());
  if (wait !== undefined) await wait;
  try {
    return await attempt(services, webhook);
  } finally {
    leave(turn.lane, turn.max());
  }
}

export function deliver(services: Services, webhook: Webhook): void {
  const { clock } = services;
  clock.spawn('webhook', async () => {
    const first = clock.now();
    for (let failures = 1; ; failures++) {
      if (await attemptInTurn(services, webhook)) return;
      const pause = webhook.schedule(failures, clock.now() - first);
      if (pause === undefined) return;
      await clock.sleep(pause, 'webhook retry');
    }
  });
}
