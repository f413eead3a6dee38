// A message from a business: accepted or refused, then shown on a phone or failed, with a status for each.
import { DAY, type Instant, MINUTE } from '../../src/kernel/clock.ts';
import { billingOf } from './billing.ts';
import type { Context } from './context.ts';
import { fetchLinked } from './linked-media.ts';
import { newMessageId } from './message-id.ts';
import { showOn } from './show.ts';
import { tellStatus } from './status.ts';
import type { BusinessNumber } from './world/business-number.ts';
import type { BusinessContent, FileSource } from './world/content.ts';
import type { Failure } from './world/failure.ts';
import type { Media, MediaKind } from './world/media.ts';
import { keepMessage, type Message } from './world/message.ts';
import type { Billing, Status } from './world/notice.ts';
import { isOpen, noteAnswer, type Pair, pairOf, secondsOf, takeShare } from './world/pair.ts';
import { identityOf, type Phone } from './world/phone.ts';
import { mayReach } from './world/portfolio.ts';
import { carries } from './world/throughput.ts';
import { waIdOf } from './world/wa-id.ts';
import { meant, phoneOf, type World } from './world/world.ts';

export interface Outgoing {
  /** E.164 with a plus, as the business wrote it. */
  readonly to: string;
  readonly content: BusinessContent;
  /** The message that it answers. */
  readonly context: string | undefined;
  /** Comes back with each status. */
  readonly echo: string | undefined;
  /** What the business believes the customer's security code to be. */
  readonly identity: string | undefined;
}

export const SEND_REFUSALS = [
  'not-registered',
  'locked',
  'maintenance',
  'to-itself',
  'window-closed',
  'throughput',
  'pair-rate',
] as const;

export type Sending =
  | { readonly id: string; readonly waId: string }
  | { readonly refused: (typeof SEND_REFUSALS)[number]; readonly waitMs?: number };

/** Undelivered messages are let go: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
const KEPT_MS = { usual: 30 * DAY, authentication: 10 * MINUTE } as const;

interface Sent {
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

/** Why WhatsApp will not carry a message that it accepts, as far as is known at once. */
function failureOf(
  { world, services }: Context,
  number: BusinessNumber,
  { content, identity }: Outgoing,
  to: string,
  pair: Pair,
): Failure | undefined {
  const now = services.clock.now();
  const phone = world.phones.get(to);
  if (world.registry.has(to)) return undefined;
  if (phone === undefined || phone.app === 'none') return 'no-whatsapp';
  if (phone.fails !== undefined) return phone.fails;
  if (phone.old) return 'old-client';
  const open = isOpen(pair, now);
  if (content.type !== 'template' && !open) return 'window-closed';
  if (content.type === 'template') {
    if (content.category === 'marketing' && phone.noMarketing.has(number.phone)) {
      return 'marketing-stopped';
    }
    if (!open && !mayReach(number.portfolio, to, now)) return 'limit-reached';
  }
  if (content.type === 'reaction') {
    const target = world.messages.get(content.to);
    const fits =
      target !== undefined &&
      target.customer === to &&
      target.business === number.phone &&
      target.content.type !== 'reaction' &&
      now - target.at <= KEPT_MS.usual;
    if (!fits) return 'reaction-target';
  }
  if (number.identityCheck && identity !== undefined && identity !== identityOf(phone)) {
    return 'identity-changed';
  }
  return undefined;
}

/** The file of a message, or of its header. */
function fileOf(content: BusinessContent): { kind: MediaKind; file: FileSource } | undefined {
  if ('file' in content) return { kind: content.type, file: content.file };
  if (!('header' in content) || content.header === undefined) return undefined;
  return 'file' in content.header ? content.header : undefined;
}

function uploadedFile(world: World, content: BusinessContent): Media | undefined {
  const file = fileOf(content)?.file;
  return file !== undefined && 'media' in file ? world.media.get(file.media) : undefined;
}

function deliver(sent: Sent, phone: Phone): void {
  const { context, number, message } = sent;
  if (phone.app === 'none') {
    fail(sent, 'no-whatsapp');
    return;
  }
  showOn(context, phone, number, message);
  // A reaction is told as sent only. https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/reaction-messages
  if (message.content.type === 'reaction') message.state = 'delivered';
  else tell(sent, 'delivered');
}

/** Shows it, now or when the phone is back; a blocked business never learns why nothing comes of it. */
function arrive(sent: Sent): void {
  const { context, number, message } = sent;
  const { world, services } = context;
  const other = world.registry.get(message.customer);
  if (other !== undefined) {
    tell(sent, 'delivered');
    intoPlatform(sent, other);
    return;
  }
  const phone = phoneOf(world, message.customer);
  const reachable = phone.online && !phone.blocked.has(number.phone);
  if (reachable || phone.app === 'none') {
    deliver(sent, phone);
    return;
  }
  const { content } = message;
  const kept =
    content.type === 'template' && content.category === 'authentication'
      ? KEPT_MS.authentication
      : KEPT_MS.usual;
  const waited = services.clock.at(services.clock.now() + kept, 'message let go', () => {
    message.state = 'dropped';
  });
  // What was sent while the business was blocked never comes, even if the block is lifted.
  if (phone.blocked.has(number.phone)) return;
  phone.waiting.push(() => {
    if (message.state === 'dropped') return;
    waited();
    deliver(sent, phone);
  });
}

/** A business number cannot show it: its owner is told of something unsupported. */
function intoPlatform({ context, number, message }: Sent, other: BusinessNumber): void {
  context.notify(other, {
    kind: 'inbound',
    id: newMessageId(context, other.platform),
    from: number.waId,
    name: number.verifiedName,
    timestamp: secondsOf(message.at),
    content: { type: 'unsupported' },
    context: undefined,
    forwarded: false,
    referral: undefined,
  });
}

/** Sends it off, or says that it failed. */
function carry(sent: Sent, failure: Failure | undefined): void {
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

function refusalOf(
  context: Context,
  number: BusinessNumber,
  outgoing: Outgoing,
  to: string,
  now: Instant,
): Extract<Sending, { refused: string }> | undefined {
  const { world, options } = context;
  if (number.state === 'banned' || number.state === 'restricted') return { refused: 'locked' };
  if (world.registry.get(number.phone) !== number) return { refused: 'not-registered' };
  const { maintenanceUntil } = number.throughput;
  if (now < maintenanceUntil) return { refused: 'maintenance', waitMs: maintenanceUntil - now };
  if (to === number.phone) return { refused: 'to-itself' };
  const pair = pairOf(world.pairs, number.phone, to);
  if (
    options.outOfWindow === 'sync' &&
    failureOf(context, number, outgoing, to, pair) === 'window-closed'
  ) {
    return { refused: 'window-closed' };
  }
  if (!carries(number.throughput, now, options.rateFactor)) return { refused: 'throughput' };
  // On-Premises has no limit for a pair.
  if (number.platform === 'on-premises') return undefined;
  const waitMs = takeShare(pair, now, options.rateFactor);
  return waitMs === undefined ? undefined : { refused: 'pair-rate', waitMs };
}

/** Sends a message. Acceptance is not delivery: that is told later. */
export function send(context: Context, number: BusinessNumber, outgoing: Outgoing): Sending {
  const { world, services } = context;
  const { clock } = services;
  const now = clock.now();
  const to = meant(world, outgoing.to);
  const refusal = refusalOf(context, number, outgoing, to, now);
  if (refusal !== undefined) return refusal;

  const { content } = outgoing;
  const pair = pairOf(world.pairs, number.phone, to);
  const failure = failureOf(context, number, outgoing, to, pair);
  const message: Message = {
    id: newMessageId(context, number.platform),
    by: 'business',
    business: number.phone,
    customer: to,
    at: now,
    content,
    context: outgoing.context,
    echo: outgoing.echo,
    file: uploadedFile(world, content),
    state: 'accepted',
  };
  keepMessage(world.messages, message);
  if (failure === undefined) noteAnswer(pair, now);
  const sent: Sent = { context, number, message, billing: billingOf(context, content, pair) };
  const wanted = fileOf(content);
  if (failure !== undefined || wanted === undefined || !('link' in wanted.file)) {
    carry(sent, failure);
  } else {
    const { kind, file } = wanted;
    const { link } = file;
    clock.spawn('fetching a file', async () => {
      const fetched = await fetchLinked(context, number, kind, link);
      if (typeof fetched !== 'string') message.file = fetched;
      carry(sent, typeof fetched === 'string' ? fetched : undefined);
    });
  }
  return { id: message.id, waId: waIdOf(to, world.rewriting) };
}

/** Marks a customer's message as read, and with it the earlier ones of the same chat. */
export function markRead(
  context: Context,
  number: BusinessNumber,
  id: string,
): Message | undefined {
  const message = context.world.messages.get(id);
  if (message === undefined || message.by !== 'customer' || message.business !== number.phone) {
    return undefined;
  }
  const chat = context.world.phones.get(message.customer)?.chats.get(number.phone);
  const messages = chat?.messages ?? [message];
  // From the newest of them back to where it was read up to last time.
  for (let i = messages.indexOf(message); i >= 0; i--) {
    const each = messages[i] as Message;
    if (each.by !== 'customer') continue;
    if (each.state === 'read') break;
    each.state = 'read';
  }
  return message;
}
