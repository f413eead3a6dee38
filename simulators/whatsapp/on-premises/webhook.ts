// On-Premises' webhooks: bare arrays without envelope or signature.
import type { Context } from '../context.ts';
import type { Webhook } from '../delivery.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import type { Notice, StatusChange } from '../world/notice.ts';
import { linear } from '../world/retry.ts';
import { callbackError } from './errors.ts';

const JSON_TYPE = { 'content-type': 'application/json' } as const;

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
function statusOf(change: StatusChange): StatusObject {
  const { id, to, status, timestamp, billing, failure } = change;
  const object: StatusObject = {
    id,
    recipient_id: to,
    status,
    timestamp: `${timestamp}`,
  };
  if (failure !== undefined) object.errors = [callbackError(failure)];
  else if (billing !== undefined) {
    const { conversation, category, type, ends } = billing;
    object.conversation = {
      id: conversation,
      ...(status === 'sent' ? { expiration_timestamp: `${ends}` } : {}),
      origin: { type: category },
    };
    object.pricing = { billable: type === 'regular', pricing_model: 'CBP', category };
  }
  return object;
}

function bodyOf(notice: Notice): string {
  if (notice.kind === 'status') return JSON.stringify({ statuses: [statusOf(notice)] });
  if (notice.kind === 'number-changed' || notice.content.type !== 'text') return '{}';
  const { id, from, name, timestamp, content } = notice;
  return JSON.stringify({
    contacts: [{ profile: { name }, wa_id: from }],
    messages: [
      { from, id, timestamp: `${timestamp}`, type: content.type, text: { body: content.text } },
    ],
  });
}

/** What is sent for a notice; `undefined` when no address is set, or such a status is not told. */
export function onPremisesWebhook(
  context: Context,
  number: BusinessNumber,
  notice: Notice,
): Webhook | undefined {
  const deployment = context.world.deployments.get(number.owner);
  if (deployment === undefined) return undefined;
  const target = (): string | undefined => deployment.settings.webhookUrl || undefined;
  if (target() === undefined) return undefined;
  if (
    notice.kind === 'status' &&
    notice.status !== 'failed' &&
    !deployment.settings.tells[notice.status]
  ) {
    return undefined;
  }
  return {
    target,
    headers: JSON_TYPE,
    body: bodyOf(notice),
    schedule: linear(
      () => deployment.settings.retryStepMs,
      () => deployment.settings.retryCapMs,
    ),
  };
}
