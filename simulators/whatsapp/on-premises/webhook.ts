// On-Premises' webhooks: bare arrays without envelope or signature.
import { costsByConversation } from '../billing.ts';
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { Notice, StatusChange } from '../world/notice.ts';
import { meant } from '../world/world.ts';
import { webhookTo } from './callback.ts';
import { callbackError } from './errors.ts';
import { identify } from './identity.ts';
import { inboundBody, numberChangedBody } from './inbound.ts';

interface StatusObject {
  readonly id: string;
  readonly recipient_id: string;
  readonly status: string;
  readonly timestamp: string;
  errors?: unknown;
  conversation?: unknown;
  pricing?: unknown;
}

/** Assumption: v2.45.1 tells conversation and price in the shape that Cloud has. */
function statusOf({ options }: Context, change: StatusChange): StatusObject {
  const { id, to, status, timestamp, billing, failure } = change;
  const object: StatusObject = {
    id,
    recipient_id: to,
    status,
    timestamp: `${timestamp}`,
  };
  if (failure !== undefined) object.errors = [callbackError(failure)];
  else if (billing !== undefined && options.onPremisesPricing) {
    const { conversation, category, ends } = billing;
    object.conversation = {
      id: conversation,
      ...(status === 'sent' ? { expiration_timestamp: `${ends}` } : {}),
      origin: { type: category },
    };
    object.pricing = { billable: costsByConversation(billing), pricing_model: 'CBP', category };
  }
  return object;
}

/** What is sent for a notice; `undefined` when no address is set, or the settings do not want it told. */
export function onPremisesWebhook(
  context: Context,
  number: BusinessNumber,
  notice: Notice,
): Webhook | undefined {
  const deployment = context.world.deployments.get(number.owner);
  if (deployment === undefined) return undefined;
  const { settings } = deployment;
  switch (notice.kind) {
    case 'status':
      if (notice.status !== 'failed' && !settings.tells[notice.status]) return undefined;
      return webhookTo(context, deployment, { statuses: [statusOf(context, notice)] });
    case 'number-changed':
      if (!settings.tellsNumberChange) return undefined;
      return webhookTo(context, deployment, numberChangedBody(notice));
    case 'inbound': {
      const identity = settings.tellsIdentityChange
        ? identify(context, deployment, meant(context.world, `+${notice.from}`))?.known
        : undefined;
      return webhookTo(context, deployment, inboundBody(context, deployment, notice, identity));
    }
  }
}
