// The 24 hours in which a reply may reach a customer. All of it in whole epoch seconds.

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/ (send messages), W53. */
export const WINDOW_S = 86_400;

/** When a customer wrote, in epoch seconds, and when we learned of it, in ms. */
export interface Heard {
  readonly timestamp: number;
  readonly arrivedAt: number;
}

/** WINDOW-5: the clock starts when the message was sent, not when it was received. */
export const windowStart = (heard: Heard): number => heard.timestamp;

/** WINDOW-4: every message starts it anew; one that comes late never moves it back. */
export const windowAfter = (start: number | undefined, heard: number): number =>
  start === undefined ? heard : Math.max(start, heard);

/**
 * WINDOW-1, WINDOW-2, WINDOW-7: exactly 24:00:00 is inside, 24:00:01 is not. `nowMs` is cut to whole
 * seconds, as WhatsApp's own timestamps are. Who never wrote has no window.
 */
export const windowOpen = (start: number | undefined, nowMs: number): boolean =>
  start !== undefined && Math.floor(nowMs / 1_000) - start <= WINDOW_S;

/** WINDOW-6: each pair of business and customer has its own. */
export const windowKey = (business: string, customer: string): string => `${business}:${customer}`;

export const TOUCHES = [
  'customer-message',
  'customer-system',
  'reply',
  'auto-reply',
  'template',
  'status',
] as const;
export type Touch = (typeof TOUCHES)[number];

/** WINDOW-8: only what the customer writes opens or extends it. */
export const opensWindow = (touch: Touch): boolean => touch === 'customer-message';

/** WINDOW-9: what a reply consists of. */
export type Part = 'text' | 'file';

/** WINDOW-9: a file may be sent no later than a text. */
export const boundByWindow = (_part: Part): boolean => true;

export const LATE_FATES = ['fail', 'send', 'swallow'] as const;
export type LateFate = (typeof LATE_FATES)[number];

/**
 * WINDOW-2, WINDOW-3, WINDOW-10, MACRO-2: a late reply is not sent and the agent is told, however often it
 * was tried before and whatever it says.
 */
export const lateReply = (_tries: number, _text: string): LateFate => 'fail';
