// On-Premises: over how many containers a number is spread.

import { DAY } from '../../../src/kernel/clock.ts';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import { disconnect } from '../world/business-number.ts';
import type { Deployment } from '../world/deployment.ts';
import { checkPin } from '../world/two-step.ts';
import { twoStepOf } from '../world/world.ts';
import { refusedAccount } from './account-routes.ts';
import { type Answer, administered, withBody } from './client.ts';
import { ok, refuse } from './errors.ts';
import { atLeast } from './version.ts';
import { SetShards } from './wire.ts';

const FRESH_MS = 7 * DAY;

const readShards = (context: Context, { shards }: Deployment): Answer =>
  ok(context, { account: { shards } });

function setShards(context: Context, deployment: Deployment, call: Call): Answer {
  return withBody(context, call, SetShards, ({ cc, phone_number, shards, pin, cert }) => {
    const { number, certificate } = deployment;
    const { registry } = context.world;
    const now = context.services.clock.now();
    if (pin !== undefined) secret(context, 'pin', pin);
    if (`+${cc}${phone_number}` !== number.phone) {
      return refuse(context, 1009, 'phone_number is not the one of this client.');
    }
    if (registry.get(number.phone) !== number) {
      return refuse(context, 1011, 'Register the number before it is spread over shards.');
    }
    if (cert === undefined && atLeast(context, 2, 45)) {
      return refuse(context, 1008, 'cert is missing.');
    }
    if (cert !== undefined && cert !== certificate) {
      return refuse(context, 1009, 'cert cannot be read, or is not of this client.');
    }
    const twoStep = twoStepOf(context.world, number.phone);
    if (twoStep.pin !== undefined && pin === undefined) {
      return refuse(context, 1008, 'pin is missing: two-step verification is on.');
    }
    const refusal = checkPin(twoStep, pin ?? '', now, context.options);
    if (refusal !== undefined) return refusedAccount(context, refusal);
    deployment.shards = shards;
    if (now - (number.registeredAt ?? now) > FRESH_MS) {
      disconnect(number, registry, 'disconnected');
    }
    return ok(context, {}, 201);
  });
}

const shards = {
  path: '/on-premises/{deployment}/v1/account/shards',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.shards,
} as const;

export const SHARD_ROUTES: readonly Route<Context>[] = [
  { ...shards, method: 'GET', handle: administered(readShards), fidelity: 'supported' },
  {
    ...shards,
    method: 'POST',
    handle: administered(setShards),
    fidelity: 'partial',
    note: 'The number is kept and shown in health; throughput stays the same. More than seven days after the registration it disconnects the number (third party copy of the collection). Errors are assumptions.',
  },
];
