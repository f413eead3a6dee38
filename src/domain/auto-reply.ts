// The automatic reply of an account: when it is due, and what it says.
import { type Ruling, refused } from './refusal.ts';
import { WINDOW_S } from './service-window.ts';

/** AUTOREPLY-2: a day is read as 24 hours. */
export const AUTO_REPLY_EVERY_S = WINDOW_S;

/** Longest text of one WhatsApp message: https://developers.facebook.com/documentation/business-messaging/whatsapp/ (text messages). */
export const AUTO_REPLY_LENGTH_MAX = 4_096;

/** A customer's message that may be answered. */
export interface Occasion {
  /** The message has been taken in before: this is a copy of it. */
  readonly repeated: boolean;
  /** When it was sent, in epoch seconds. */
  readonly timestamp: number;
  /** When the message was sent that was last answered so, in epoch seconds. */
  readonly lastAt: number | undefined;
}

/** AUTOREPLY-1, AUTOREPLY-2, AUTOREPLY-5: a whole day after the last one it is due again; a copy is never answered. */
export const autoReplyDue = ({ repeated, timestamp, lastAt }: Occasion): boolean =>
  !repeated && (lastAt === undefined || timestamp - lastAt >= AUTO_REPLY_EVERY_S);

/** AUTOREPLY-4: sent as it is written; what looks like a placeholder stays as it is. */
export const autoReplyText = (written: string, _customerName: string): string => written;

/** An empty one means that nothing is sent. A form breaks lines with a carriage return, WhatsApp does not. */
export function readAutoReply(text: string): Ruling<string, 'auto-reply-too-long'> {
  const written = text.replaceAll('\r\n', '\n');
  if (written.trim() === '') return { ok: '' };
  return [...written].length > AUTO_REPLY_LENGTH_MAX
    ? refused('auto-reply-too-long')
    : { ok: written };
}
