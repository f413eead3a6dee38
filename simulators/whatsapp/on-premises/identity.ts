// Whether a customer is still the same person: the security code that the client knows, and what it does when it changes.
import type { Context } from '../context.ts';
import { deliver } from '../delivery.ts';
import { newMessageId } from '../message-id.ts';
import type { Deployment, KnownIdentity } from '../world/deployment.ts';
import { secondsOf } from '../world/pair.ts';
import { identityOf } from '../world/phone.ts';
import { waIdOf } from '../world/wa-id.ts';
import { webhookTo } from './callback.ts';

function tellChange(context: Context, deployment: Deployment, customer: string, hash: string) {
  const { world, services } = context;
  const from = waIdOf(customer, world.rewriting);
  const webhook = webhookTo(context, deployment, {
    messages: [
      {
        from,
        id: newMessageId(context, 'on-premises'),
        timestamp: `${secondsOf(services.clock.now())}`,
        type: 'system',
        system: {
          body: 'The security code of this customer has changed.',
          type: 'user_identity_changed',
          identity: hash,
          user: from,
        },
      },
    ],
  });
  if (webhook !== undefined) deliver(services, webhook);
}

/**
 * What the client knows of a customer (E.164), and the security code `before` when it has just found another.
 * `undefined` when nobody uses WhatsApp there. The first code that it meets needs no acknowledgement.
 */
export function identify(
  context: Context,
  deployment: Deployment,
  customer: string,
): { readonly known: KnownIdentity; readonly before: string | undefined } | undefined {
  const phone = context.world.phones.get(customer);
  if (phone === undefined || phone.app === 'none') return undefined;
  const hash = identityOf(phone);
  const old = deployment.identities.get(customer);
  if (old !== undefined && old.hash === hash) return { known: old, before: undefined };
  const { tellsIdentityChange } = deployment.settings;
  const at = context.services.clock.now();
  const known = { hash, at, acknowledged: old === undefined || !tellsIdentityChange };
  deployment.identities.set(customer, known);
  if (!known.acknowledged) tellChange(context, deployment, customer, hash);
  return { known, before: old?.hash };
}
