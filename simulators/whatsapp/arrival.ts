// The way of an accepted message: sent, then shown on a phone or failed, with a status for each.
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { Context } from './context.ts';
import { newMessageId } from './message-id.ts';
import { showOn } from './show.ts';
import { tellStatus } from './status.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { Failure } from './world/failure.ts';
import { keepMessage, type Message } from './world/message.ts';
import type { Billing, Status } from './world/notice.ts';
import { noteInbound, pairOf, secondsOf } from './world/pair.ts';
import type { Phone } from './world/phone.ts';
import { carries } from './world/throughput.ts';
import { phoneOf } from './world/world.ts';

/** Undelivered messages are let go: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
const WAITS_MS = { usual: 30 * DAY, authentication: 10 * MINUTE } as const;

export interface Sent {
  readonly context: Context;
  readonly number: BusinessNumber;
  readonly message: Message;
  readonly billing: Billing;
}

function tell({ context, number, message, billing }: Sent, status: Status): void {
  tellStatus(context, number, message, status, { billing });
}

const fail = ({ context, number, message }: Sent, failure: Failure): void =>
  tellStatus(context, number, message, 'failed', { failure });

/** What waits too long is gone by then, so that nothing has to happen when its time is over. */
function isOver({ context, message }: Sent): boolean {
  const { content, at } = message;
  const authentication = content.type === 'template' && content.category === 'authentication';
  const kept = authentication ? WAITS_MS.authentication : WAITS_MS.usual;
  return context.services.clock.now() - at > kept;
}

/** Onto the phone; never from a business that it blocks, which never learns why nothing comes of it. */
function deliver(sent: Sent, phone: Phone): void {
  const { context, number, message } = sent;
  if (isOver(sent) || phone.blocked.has(number.phone)) message.state = 'dropped';
  else if (phone.app === 'none') fail(sent, 'no-whatsapp');
  else {
    showOn(context, phone, number, message);
    // A reaction is told as sent only. https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/reaction-messages
    if (message.content.type === 'reaction') message.state = 'delivered';
    else tell(sent, 'delivered');
  }
}

/** Shows it now, or when the phone is back. */
function arrive(sent: Sent): void {
  const { world } = sent.context;
  const other = world.registry.get(sent.message.customer);
  if (other !== undefined) {
    tell(sent, 'delivered');
    intoPlatform(sent, other);
    return;
  }
  const phone = phoneOf(world, sent.message.customer);
  const waits = phone.app !== 'none' && !phone.online && !phone.blocked.has(sent.number.phone);
  if (waits) phone.waiting.push((taking) => deliver(sent, taking));
  else deliver(sent, phone);
}

/** A business number cannot show it: its owner is told of something unsupported. */
function intoPlatform({ context, number, message }: Sent, other: BusinessNumber): void {
  const { world, services, options } = context;
  const id = newMessageId(context, other.platform);
  const at = services.clock.now();
  const timestamp = secondsOf(at);
  const content = { type: 'unsupported' } as const;
  keepMessage(world, {
    id,
    by: 'customer',
    number: other.id,
    business: other.phone,
    customer: message.business,
    at,
    content,
    context: undefined,
    echo: undefined,
    file: undefined,
    state: 'sent',
  });
  noteInbound(pairOf(world.pairs, other.phone, number.phone), timestamp, false);
  carries(other.throughput, at, options.rateFactor);
  context.notify(other, {
    kind: 'inbound',
    id,
    from: number.waId,
    name: number.verifiedName,
    timestamp,
    content,
    context: undefined,
    forwarded: false,
    referral: undefined,
    identity: undefined,
  });
}

/** Sends it off, or says that it failed. */
export function carry(sent: Sent, failure: Failure | undefined): void {
  const { clock } = sent.context.services;
  const { sentAfterMs, shownAfterMs, failedAfterMs } = sent.context.options;
  const now = clock.now();
  if (failure !== undefined) {
    clock.at(now + failedAfterMs, 'message failed', () => fail(sent, failure));
    return;
  }
  clock.at(now + sentAfterMs, 'message sent', () => tell(sent, 'sent'));
  clock.at(now + shownAfterMs, 'message shown', () => arrive(sent));
}
