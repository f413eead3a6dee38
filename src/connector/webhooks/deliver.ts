// What a webhook carries for one deployment, brought to its account.
import { digitsOf } from '../../domain/phone-number.ts';
import type { Context } from '../context.ts';
import { receive } from '../inbound.ts';
import type { DeploymentRecord } from '../records/deployment.ts';
import { hearStatuses } from '../statuses.ts';
import { keepUnreadable } from '../unreadable.ts';
import { inboundMessage, messageStatus } from './event.ts';
import type { Delivery } from './parts.ts';

/** CONNECT-6: `false` when the deployment has no account, and so receives nothing. */
export async function deliver(
  context: Context,
  deployment: DeploymentRecord,
  delivery: Delivery,
): Promise<boolean> {
  const { accountId } = deployment;
  const account =
    accountId === undefined ? undefined : await context.store.get('account', accountId);
  if (account === undefined) return false;
  const { contacts, messages, statuses, unreadable } = delivery;
  if (messages.length > 0) {
    const business = digitsOf(deployment.number.e164);
    const line = deployment.numberId ?? deployment.deploymentId;
    const received = messages.map((message) => ({
      ...inboundMessage(message, business, contacts),
      line,
    }));
    await receive(context, account, received);
  }
  if (statuses.length > 0) await hearStatuses(context, account, statuses.map(messageStatus));
  await keepUnreadable(context, account.id, unreadable);
  return true;
}
