// The customer service window: a pair's 24 hours for free-form messages, from the customer's last message.
import { HOUR, type Instant, SECOND } from '../../../src/kernel/clock.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
export const WINDOW_SECONDS = (24 * HOUR) / SECOND;

/** When each customer last wrote to each business number, in epoch seconds. */
export type Windows = Map<string, number>;

export const secondsOf = (now: Instant): number => Math.floor(now / SECOND);

const pair = (business: string, customer: string): string => `${business} ${customer}`;

/** An older message that comes late does not shorten the window. */
export function noteInbound(
  windows: Windows,
  business: string,
  customer: string,
  timestamp: number,
): void {
  const key = pair(business, customer);
  windows.set(key, Math.max(timestamp, windows.get(key) ?? timestamp));
}

/** Epoch seconds of the customer's last message. */
export const lastInbound = (
  windows: Windows,
  business: string,
  customer: string,
): number | undefined => windows.get(pair(business, customer));

/** Assumption: exactly 24:00:00 is inside, since the error text says "more than 24 hours". */
export function isOpen(
  windows: Windows,
  business: string,
  customer: string,
  now: Instant,
): boolean {
  const last = lastInbound(windows, business, customer);
  return last !== undefined && secondsOf(now) - last <= WINDOW_SECONDS;
}
