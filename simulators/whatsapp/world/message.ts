// A message between a customer and a business number, and what has become of it.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';
import type { Content } from './content.ts';
import type { Media } from './media.ts';

/** What a business's message can come to. `dropped`: nobody fetched it in time, and nobody is told. */
export const MESSAGE_STATES = [
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'dropped',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export interface Message {
  readonly id: string;
  readonly by: 'customer' | 'business';
  /** Id of the business number that sent it or got it; empty when a customer wrote to nobody's. */
  readonly number: string;
  /** E.164 with a plus, both. */
  readonly business: string;
  readonly customer: string;
  readonly at: Instant;
  readonly content: Content;
  /** The message that it answers or reacts to. */
  readonly context: string | undefined;
  /** What the business asked to have sent back with each status. */
  readonly echo: string | undefined;
  /** The file that it brings, once WhatsApp has it. */
  file: Media | undefined;
  state: MessageState;
}

/** Messages by id, oldest first: what can still be marked as read, answered or reacted to. */
export type Messages = Map<string, Message>;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/reaction-messages */
export const MESSAGE_KEPT_MS = 30 * DAY;

/** Young enough to be answered, reacted to or marked as read. */
export const isKept = ({ at }: Message, now: Instant): boolean => now - at <= MESSAGE_KEPT_MS;

/** Where messages are kept, and when the old ones were last let go. */
export interface Keeping {
  readonly messages: Messages;
  sweptAt: Instant;
}

/** Takes a message in; once a day lets go of those that nobody can refer to any more. */
export function keepMessage(keeping: Keeping, message: Message): void {
  const { messages } = keeping;
  if (message.at - keeping.sweptAt >= DAY) {
    keeping.sweptAt = message.at;
    for (const [id, old] of messages) {
      if (isKept(old, message.at)) break;
      messages.delete(id);
    }
  }
  messages.set(message.id, message);
}
