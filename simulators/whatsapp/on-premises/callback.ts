// How On-Premises brings a webhook: to the address of the settings, unsigned, again and again until it is taken.
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { Deployment } from '../world/deployment.ts';
import { linear } from '../world/retry.ts';
import { isOver } from './version.ts';

const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** `undefined` when no address is set, or the product has come to its end. */
export function webhookTo(
  context: Context,
  deployment: Deployment,
  body: unknown,
): Webhook | undefined {
  const { callbacks } = deployment;
  const { losses } = callbacks;
  const target = (): string | undefined =>
    callbacks.losses > losses ? undefined : deployment.settings.webhookUrl || undefined;
  if (target() === undefined || isOver(context)) return undefined;
  return {
    target,
    headers: JSON_TYPE,
    body: JSON.stringify(body),
    schedule: linear(
      () => deployment.settings.retryStepMs,
      () => deployment.settings.retryCapMs,
    ),
    turn: { lane: callbacks, max: () => deployment.settings.concurrentMax },
  };
}
