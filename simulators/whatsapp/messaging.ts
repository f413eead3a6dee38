// A message from a business: accepted or refused, and what is wrong with it as far as is known at once.
import { type Instant, SECOND } from '../../src/kernel/clock.ts';
import { carry, type Sent } from './arrival.ts';
import { billingOf } from './billing.ts';
import type { Context } from './context.ts';
import { fetchLinked } from './linked-media.ts';
import { newMessageId } from './message-id.ts';
import { riseIfEarned } from './messaging-limit.ts';
import type { WhatsAppOptions } from './options.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { type BusinessContent, type FileSource, fileOf } from './world/content.ts';
import type { Failure } from './world/failure.ts';
import { type Media, mediaRefusal } from './world/media.ts';
import { isKept, keepMessage, type Message } from './world/message.ts';
import { isOpen, noteAnswer, type Pair, pairOf, takeShare } from './world/pair.ts';
import { identityOf } from './world/phone.ts';
import { mayReach } from './world/portfolio.ts';
import { carries } from './world/throughput.ts';
import { waIdOf } from './world/wa-id.ts';
import { livingMedia, meant, type World } from './world/world.ts';

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
  'failed',
  'throughput',
  'pair-rate',
] as const;

export type Sending =
  | { readonly id: string; readonly waId: string }
  | {
      readonly refused: Exclude<(typeof SEND_REFUSALS)[number], 'failed'>;
      readonly waitMs?: number;
    }
  /** What would otherwise be told later. */
  | { readonly refused: 'failed'; readonly failure: Failure };

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/typing-indicators */
export const TYPING_MS = 25 * SECOND;

/** A message of the same two, if it can still be referred to. */
function between(
  world: World,
  id: string | undefined,
  number: BusinessNumber,
  customer: string,
  now: Instant,
): Message | undefined {
  const message = id === undefined ? undefined : world.messages.get(id);
  const fits =
    message !== undefined &&
    message.customer === customer &&
    message.number === number.id &&
    isKept(message, now);
  return fits ? message : undefined;
}

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
  if (!world.registry.has(to)) {
    if (phone === undefined || phone.app === 'none') return 'no-whatsapp';
    if (phone.fails !== undefined) return phone.fails;
    if (phone.old) return 'old-client';
  }
  if (content.type !== 'template') {
    if (!isOpen(pair, now)) return 'window-closed';
  } else if (content.category === 'marketing' && phone?.noMarketing.has(number.phone)) {
    return 'marketing-stopped';
  }
  if (content.type === 'reaction') {
    const target = between(world, content.to, number, to, now);
    if (target === undefined || target.content.type === 'reaction') return 'reaction-target';
  }
  const checks = number.identityCheck && identity !== undefined && phone !== undefined;
  return checks && identity !== identityOf(phone) ? 'identity-changed' : undefined;
}

const failsAtOnce = ({ outOfWindow, failAtOnce }: WhatsAppOptions, failure: Failure): boolean =>
  (failure === 'window-closed' && outOfWindow === 'sync') || failAtOnce.includes(failure);

/** Outside the window a template counts against the messaging limit. */
function isTooMany(
  context: Context,
  { content }: Outgoing,
  pair: Pair,
  number: BusinessNumber,
  to: string,
): boolean {
  const now = context.services.clock.now();
  if (content.type !== 'template' || isOpen(pair, now)) return false;
  if (!mayReach(number.portfolio, to, now)) return true;
  riseIfEarned(context, number);
  return false;
}

function refusalOf(
  { world }: Context,
  number: BusinessNumber,
  to: string,
  now: Instant,
): Extract<Sending, { refused: string }> | undefined {
  if (number.state === 'banned' || number.state === 'restricted') return { refused: 'locked' };
  if (world.registry.get(number.phone) !== number) return { refused: 'not-registered' };
  const { maintenanceUntil } = number.throughput;
  if (now < maintenanceUntil) return { refused: 'maintenance', waitMs: maintenanceUntil - now };
  return waIdOf(to, world.rewriting) === number.waId ? { refused: 'to-itself' } : undefined;
}

function rateRefusalOf(
  { options }: Context,
  number: BusinessNumber,
  pair: Pair,
  now: Instant,
): Extract<Sending, { refused: string }> | undefined {
  if (!carries(number.throughput, now, options.rateFactor)) return { refused: 'throughput' };
  // On-Premises has no limit for a pair.
  if (number.platform === 'on-premises') return undefined;
  const waitMs = takeShare(pair, now, options.rateFactor);
  return waitMs === undefined ? undefined : { refused: 'pair-rate', waitMs };
}

const uploaded = (world: World, file: FileSource | undefined, now: Instant): Media | undefined =>
  file !== undefined && 'media' in file ? livingMedia(world, file.media, now) : undefined;

/** Sends a message. Acceptance is not delivery: that is told later. */
export function send(context: Context, number: BusinessNumber, outgoing: Outgoing): Sending {
  const { world, services, options } = context;
  const { clock } = services;
  const now = clock.now();
  const to = meant(world, outgoing.to);
  const refusal = refusalOf(context, number, to, now);
  if (refusal !== undefined) return refusal;
  const pair = pairOf(world.pairs, number.phone, to);
  let failure = failureOf(context, number, outgoing, to, pair);
  const rateRefusal = rateRefusalOf(context, number, pair, now);
  if (rateRefusal !== undefined) return rateRefusal;
  if (failure === undefined && isTooMany(context, outgoing, pair, number, to)) {
    failure = 'limit-reached';
  }

  const { content } = outgoing;
  const wanted = fileOf(content);
  const file = uploaded(world, wanted?.file, now);
  if (wanted !== undefined && file !== undefined && mediaRefusal(wanted.kind, file) !== undefined) {
    failure ??= 'media-type';
  }
  if (failure !== undefined && failsAtOnce(options, failure)) return { refused: 'failed', failure };
  const message: Message = {
    id: newMessageId(context, number.platform),
    by: 'business',
    number: number.id,
    business: number.phone,
    customer: to,
    at: now,
    content,
    // What nobody can find any more is not shown as answered.
    context: between(world, outgoing.context, number, to, now)?.id,
    echo: outgoing.echo,
    file,
    state: 'accepted',
  };
  keepMessage(world, message);
  if (failure === undefined) noteAnswer(pair, now);
  const sent: Sent = { context, number, message, billing: billingOf(context, content, pair) };
  if (failure !== undefined || wanted === undefined || !('link' in wanted.file)) {
    carry(sent, failure);
  } else {
    const { kind } = wanted;
    const { link } = wanted.file;
    clock.spawn('fetching a file', async () => {
      const fetched = await fetchLinked(context, number, kind, link);
      if (typeof fetched !== 'string') message.file = fetched;
      carry(sent, typeof fetched === 'string' ? fetched : undefined);
    });
  }
  return { id: message.id, waId: waIdOf(to, world.rewriting) };
}

/** Marks a customer's message of the last 30 days as read, and with it the earlier ones of the same chat. */
export function markRead(
  context: Context,
  number: BusinessNumber,
  id: string,
): Message | undefined {
  const { world, services } = context;
  const message = world.messages.get(id);
  if (message === undefined || message.by !== 'customer' || message.number !== number.id) {
    return undefined;
  }
  if (!isKept(message, services.clock.now())) return undefined;
  const messages = world.phones.get(message.customer)?.chats.get(number.phone)?.messages ?? [];
  // From the newest of them back to where it was read up to last time.
  for (let i = messages.lastIndexOf(message) - 1; i >= 0; i--) {
    const each = messages[i] as Message;
    if (each.by !== 'customer') continue;
    if (each.state === 'read') break;
    each.state = 'read';
  }
  message.state = 'read';
  return message;
}

/** Shows the customer of that message that somebody types, until an answer is there. */
export function showTyping({ world, services }: Context, message: Message): void {
  const chat = world.phones.get(message.customer)?.chats.get(message.business);
  if (chat !== undefined) chat.typingUntil = services.clock.now() + TYPING_MS;
}
