// Carries out what a change of the world sets going outside it.
import { queueChannelback } from './channel-framework/channelback.ts';
import type { Desk } from './desk.ts';
import { queueWebhook } from './support/webhooks/delivery.ts';
import type { Effect } from './world/effect.ts';

export function carryOut(desk: Desk, effects: readonly Effect[]): void {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'reply':
        queueChannelback(desk, effect.ticket, effect.comment);
        break;
      case 'webhook':
        queueWebhook(desk, effect);
        break;
    }
  }
}
