// What appears on a phone, and in the history of the run.
import type { Context } from './context.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { wordsOf } from './world/content.ts';
import type { Message } from './world/message.ts';
import { chatOf, type Phone } from './world/phone.ts';

export function recordOnDevice(context: Context, phone: string, message: Message): void {
  const { id, by, business, content } = message;
  context.services.trace.record('device', {
    phone,
    business,
    direction: by === 'business' ? 'shown' : 'sent',
    message: id,
    type: content.type,
    text: wordsOf(content),
    template: content.type === 'template',
  });
}

/** Puts a message of the business into the chat; a reaction goes to the message it is for. */
export function showOn(
  context: Context,
  phone: Phone,
  number: BusinessNumber,
  message: Message,
): void {
  const chat = chatOf(phone, number.phone);
  const { content } = message;
  chat.typingUntil = 0;
  if (content.type === 'reaction') {
    if (content.emoji === '') chat.reactions.delete(content.to);
    else chat.reactions.set(content.to, content.emoji);
  } else {
    chat.messages.push(message);
    chat.unread.push(message);
  }
  recordOnDevice(context, phone.number, message);
}
