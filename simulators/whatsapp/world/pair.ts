// A customer and a business number: the window for free-form messages, and how fast the business may write.
import { HOUR, type Instant, SECOND } from '../../../src/kernel/clock.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
export const WINDOW_SECONDS = (24 * HOUR) / SECOND;
/** https://developers.facebook.com/documentation/business-messaging/whatsapp/pricing */
export const FREE_ENTRY_SECONDS = (72 * HOUR) / SECOND;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/about-the-platform: one in 6 s, 45 at once. */
export const PAIR_INTERVAL_MS = 6 * SECOND;
export const PAIR_BURST = 45;

export interface Pair {
  /** Epoch seconds of the customer's last message. */
  lastInbound: number | undefined;
  /** Epoch seconds of the last message that came through an advertisement and was not answered yet. */
  referred: number | undefined;
  /** Epoch seconds until which everything is free, after an answer to such a message. */
  freeUntil: number | undefined;
  /** The conversation that all messages of the free entry point count in. */
  freeConversation: string | undefined;
  /** The instant up to which the business has used up its share of messages. */
  usedUpTo: Instant;
}

/** By `business customer`, both E.164. */
export type Pairs = Map<string, Pair>;

export const secondsOf = (now: Instant): number => Math.floor(now / SECOND);

export function pairOf(pairs: Pairs, business: string, customer: string): Pair {
  const key = `${business} ${customer}`;
  const known = pairs.get(key);
  if (known !== undefined) return known;
  const pair: Pair = {
    lastInbound: undefined,
    referred: undefined,
    freeUntil: undefined,
    freeConversation: undefined,
    usedUpTo: 0,
  };
  pairs.set(key, pair);
  return pair;
}

/** An older message that comes late does not shorten the window. */
export function noteInbound(pair: Pair, timestamp: number, referred: boolean): void {
  pair.lastInbound = Math.max(timestamp, pair.lastInbound ?? timestamp);
  if (referred) pair.referred = timestamp;
}

/** Assumption: exactly 24:00:00 is inside, since the error text says "more than 24 hours". */
export const isOpen = ({ lastInbound }: Pair, now: Instant): boolean =>
  lastInbound !== undefined && secondsOf(now) - lastInbound <= WINDOW_SECONDS;

/** The free entry point opens at the answer to a customer who came through an advertisement within a day. */
export function noteAnswer(pair: Pair, now: Instant): void {
  const seconds = secondsOf(now);
  if (pair.referred === undefined) return;
  if (seconds - pair.referred <= WINDOW_SECONDS) {
    pair.freeUntil = seconds + FREE_ENTRY_SECONDS;
    pair.freeConversation = undefined;
  }
  pair.referred = undefined;
}

export const isFree = ({ freeUntil }: Pair, now: Instant): boolean =>
  freeUntil !== undefined && secondsOf(now) <= freeUntil;

/** Takes one message's share, `factor` times as fast; answers the wait in ms when the business writes too fast. */
export function takeShare(pair: Pair, now: Instant, factor: number): number | undefined {
  const interval = PAIR_INTERVAL_MS / factor;
  const from = Math.max(pair.usedUpTo, now);
  const wait = from - now - (PAIR_BURST * factor - 1) * interval;
  if (wait > 0) return wait;
  pair.usedUpTo = from + interval;
  return undefined;
}
