// A message from a business: accepted or refused, then shown on a phone or failed, with a status for each.
import type { Context } from './context.ts';
import { newMessageId } from './message-id.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { Failure, Status } from './world/notice.ts';
import { chatOf } from './world/phone.ts';
import { waIdOf } from './world/wa-id.ts';
import { isOpen, secondsOf } from './world/window.ts';

export interface Outgoing {
  /** E.164 with a plus. */
  readonly to: string;
  readonly text: string;
  readonly echo: string | undefined;
}

export const SEND_REFUSALS = ['not-registered', 'to-itself', 'window-closed'] as const;

export type Sending =
  | { readonly id: string }
  | { readonly refused: (typeof SEND_REFUSALS)[number] };

interface Sent {
  readonly context: Context;
  readonly number: BusinessNumber;
  readonly id: string;
  readonly outgoing: Outgoing;
  readonly conversation: string;
}

function tell(sent: Sent, status: Status, failure?: Failure): void {
  const { context, number, id, outgoing, conversation } = sent;
  context.notify(number, {
    kind: 'status',
    id,
    to: waIdOf(outgoing.to),
    status,
    timestamp: secondsOf(context.services.clock.now()),
    conversation,
    failure,
    echo: outgoing.echo,
  });
}

const hasWhatsApp = (context: Context, phone: string): boolean => {
  const app = context.world.phones.get(phone)?.app;
  return app !== undefined && app !== 'none';
};

function show(sent: Sent): void {
  const { context, number, id, outgoing } = sent;
  const phone = context.world.phones.get(outgoing.to);
  if (phone === undefined || phone.app === 'none') {
    tell(sent, 'failed', 'no-whatsapp');
    return;
  }
  const { text } = outgoing;
  const at = context.services.clock.now();
  chatOf(phone, number.phone).messages.push({
    id,
    direction: 'shown',
    at,
    type: 'text',
    text,
    template: false,
  });
  context.services.trace.record('device', {
    phone: outgoing.to,
    business: number.phone,
    direction: 'shown',
    message: id,
    type: 'text',
    text,
    template: false,
  });
  tell(sent, 'delivered');
}

/** Sends a free-form text. Acceptance is not delivery: that is told later. */
export function sendText(context: Context, number: BusinessNumber, outgoing: Outgoing): Sending {
  const { world, options, services } = context;
  const { clock } = services;
  if (world.registry.get(number.phone) !== number) return { refused: 'not-registered' };
  if (outgoing.to === number.phone) return { refused: 'to-itself' };

  const now = clock.now();
  const failure: Failure | undefined = !hasWhatsApp(context, outgoing.to)
    ? 'no-whatsapp'
    : isOpen(world.windows, number.phone, outgoing.to, now)
      ? undefined
      : 'window-closed';
  if (failure === 'window-closed' && options.outOfWindow === 'sync') return { refused: failure };

  const id = newMessageId(context, number.platform);
  const sent: Sent = { context, number, id, outgoing, conversation: context.ids.hex(32) };
  if (failure === undefined) {
    clock.at(now + options.sentAfterMs, 'message sent', () => tell(sent, 'sent'));
    clock.at(now + options.shownAfterMs, 'message shown', () => show(sent));
  } else {
    clock.at(now + options.failedAfterMs, 'message failed', () => tell(sent, 'failed', failure));
  }
  return { id };
}

/** Marks a customer's message as read; earlier ones too. */
export function markRead(number: BusinessNumber, id: string): boolean {
  if (!number.inbox.has(id)) return false;
  for (const each of number.inbox.keys()) {
    number.inbox.set(each, true);
    if (each === id) break;
  }
  return true;
}
