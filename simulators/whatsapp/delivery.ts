// Carries webhooks out, and tries again until they are taken.
import type { Services } from '../../src/kernel/services.ts';
import { type Headers, NoAnswer } from '../../src/kernel/wire.ts';
import type { RetrySchedule } from './world/retry.ts';

export interface Webhook {
  /** Where it goes now; `undefined` when nobody wants it any more. */
  readonly target: () => string | undefined;
  readonly headers: Headers;
  /** Written once: every attempt sends the same bytes. */
  readonly body: string;
  readonly schedule: RetrySchedule;
}

/** Only HTTP 200 takes a webhook. */
async function taken(services: Services, url: string, webhook: Webhook): Promise<boolean> {
  try {
    const { headers, body } = webhook;
    const response = await services.send({ method: 'POST', url, headers, body });
    return response.status === 200;
  } catch (error) {
    if (error instanceof NoAnswer) return false;
    throw error;
  }
}

export function deliver(services: Services, webhook: Webhook): void {
  const { clock } = services;
  clock.spawn('webhook', async () => {
    const first = clock.now();
    for (let failures = 1; ; failures++) {
      const url = webhook.target();
      if (url === undefined || (await taken(services, url, webhook))) return;
      const pause = webhook.schedule(failures, clock.now() - first);
      if (pause === undefined) return;
      await clock.sleep(pause, 'webhook retry');
    }
  });
}
