// The whole state as it can be seen from outside, for "nothing changed". No secrets.
import type { Json } from '../../src/kernel/trace.ts';
import type { Context } from './context.ts';
import { shownMessage, shownProfile } from './device.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { verificationState } from './world/verification.ts';

/** How many of the customers' messages it has marked as read. */
function readBy({ world }: Context, { phone }: BusinessNumber): number {
  let read = 0;
  for (const { business, by, state } of world.messages.values()) {
    if (business === phone && by === 'customer' && state === 'read') read++;
  }
  return read;
}

function numberState(context: Context, number: BusinessNumber): Json {
  const registered = context.world.registry.get(number.phone) === number;
  const now = context.services.clock.now();
  return {
    id: number.id,
    platform: number.platform,
    owner: number.owner,
    phone: number.phone,
    verifiedName: number.verifiedName,
    registered,
    state: number.state,
    verification: verificationState(number.verification, registered, now, context.options),
    profile: { ...shownProfile(number.profile) },
    read: readBy(context, number),
  };
}

export function snapshot(context: Context): Json {
  const { businesses, deployments, phones } = context.world;
  return {
    accounts: [...businesses.values()].map(({ id, name, subscription, numbers }) => ({
      id,
      name,
      subscribed: subscription !== undefined,
      callback: subscription?.callback ?? null,
      numbers: [...numbers.values()].map((number) => numberState(context, number)),
    })),
    deployments: [...deployments.values()].map(({ id, settings, number, keys }) => ({
      id,
      webhook: settings.webhookUrl,
      keys,
      number: numberState(context, number),
    })),
    phones: [...phones.values()].map(({ number, app, name, chats }) => ({
      number,
      app,
      name,
      chats: [...chats].map(([other, chat]) => ({
        with: other,
        apart: chat.apart,
        messages: chat.messages.map((message) => ({ ...shownMessage(message, chat) })),
      })),
    })),
  };
}
