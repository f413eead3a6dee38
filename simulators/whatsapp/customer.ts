// A customer writes: the message appears in the chat, opens the window, and the business is told.
import { HarnessError } from '../../src/kernel/harness-error.ts';
import type { Context } from './context.ts';
import { newMessageId } from './message-id.ts';
import { newMedia } from './new-media.ts';
import { recordOnDevice } from './show.ts';
import { checkedIdentity } from './status.ts';
import type { CustomerContent, FileContent } from './world/content.ts';
import { DOCUMENT_BYTES_MAX, INBOUND_KEPT_MS, type Media } from './world/media.ts';
import { keepMessage, type Message } from './world/message.ts';
import type { Referral } from './world/notice.ts';
import { noteInbound, pairOf, secondsOf } from './world/pair.ts';
import { chatOf, type Phone } from './world/phone.ts';
import { carries } from './world/throughput.ts';
import { waIdOf } from './world/wa-id.ts';

/** A file as it lies on a phone. */
export interface PhoneFile {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** What a customer sends: as the business will get it, but with the file itself. */
export type CustomerMessage =
  | Exclude<CustomerContent, FileContent>
  | (Omit<FileContent, 'file'> & { readonly file: PhoneFile });

export interface Sending {
  /** The message that it answers. */
  readonly context?: string;
  readonly forwarded?: boolean;
  /** The advertisement that opened the chat. */
  readonly referral?: Referral;
}

/** The phone of somebody who uses WhatsApp. */
export function inUse(context: Context, number: string): Phone {
  const phone = context.world.phones.get(number);
  if (phone === undefined || phone.app === 'none') {
    throw new HarnessError(`${number} has no WhatsApp to write from: install it first`);
  }
  if (!phone.online) {
    throw new HarnessError(`${number} is off, or has no app on it: bring it back online first`);
  }
  return phone;
}

/** WhatsApp keeps the file for the business that it was sent to, unless it is too large to hand on. */
function received(context: Context, number: string, file: PhoneFile, filename: string): Media {
  const given = { ...file, filename };
  // Nobody is told the digest of a file that stays where it is.
  if (file.bytes.length > DOCUMENT_BYTES_MAX) {
    return newMedia(context, number, given, INBOUND_KEPT_MS, '');
  }
  const media = newMedia(context, number, given, INBOUND_KEPT_MS);
  context.world.media.set(media.id, media);
  return media;
}

/** What the business is told of a file that WhatsApp does not hand on. */
const TOO_LARGE: CustomerContent = { type: 'unsupported', because: 'file-too-large' };

export function write(
  context: Context,
  from: string,
  to: string,
  message: CustomerMessage,
  sending: Sending = {},
): string {
  const { world, services, notify } = context;
  const phone = inUse(context, from);
  const at = services.clock.now();
  const holder = world.registry.get(to);
  // Nothing reaches a banned number, nor anybody else in its place.
  const number = holder?.state === 'banned' ? undefined : holder;
  const id = newMessageId(context, number?.platform ?? 'cloud');
  let content: CustomerContent;
  let file: Media | undefined;
  if ('file' in message) {
    file = received(context, number?.id ?? '', message.file, message.filename);
    content = { ...message, file: { media: file.id } };
  } else content = message;
  const written: Message = {
    id,
    by: 'customer',
    number: number?.id ?? '',
    business: to,
    customer: from,
    at,
    content,
    context: sending.context,
    echo: undefined,
    file,
    state: 'sent',
  };
  chatOf(phone, to).messages.push(written);
  recordOnDevice(context, from, written);
  if (number !== undefined) {
    const timestamp = secondsOf(at);
    keepMessage(world, written);
    if (content.type !== 'reaction' || context.options.reactionsOpen) {
      noteInbound(pairOf(world.pairs, to, from), timestamp, sending.referral !== undefined);
    }
    carries(number.throughput, at, context.options.rateFactor);
    notify(number, {
      kind: 'inbound',
      id,
      from: waIdOf(from, world.rewriting),
      name: phone.name,
      timestamp,
      content: (file?.bytes.length ?? 0) > DOCUMENT_BYTES_MAX ? TOO_LARGE : content,
      context: sending.context,
      forwarded: sending.forwarded ?? false,
      referral: sending.referral,
      identity: checkedIdentity(world, number, from),
    });
    return id;
  }
  // Into another app it is an ordinary chat; without WhatsApp there it stays at one tick.
  const other = world.phones.get(to);
  if (other !== undefined && other.app !== 'none') chatOf(other, from).apart++;
  return id;
}

/** A tap on what a message offers, by its words: a quick reply, a reply button or a row of a list. */
export function tap(context: Context, from: string, messageId: string, words: string): string {
  // By the chat, for it moves along when somebody changes the number.
  const message = shownIn(inUse(context, from), messageId);
  const found = message && tapped(message, words);
  if (message === undefined || found === undefined) {
    throw new HarnessError(`${from} sees nothing to tap that says "${words}" under ${messageId}`);
  }
  return write(context, from, message.business, found, { context: messageId });
}

function shownIn(phone: Phone, id: string): Message | undefined {
  for (const { messages } of phone.chats.values()) {
    const found = messages.findLast((message) => message.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function tapped({ content }: Message, words: string): CustomerMessage | undefined {
  if (content.type === 'template') {
    const button = content.buttons.find(({ text }) => text === words);
    return button?.kind === 'quick-reply'
      ? { type: 'button', text: button.text, payload: button.payload }
      : undefined;
  }
  if (content.type !== 'interactive') return undefined;
  const { action } = content;
  if (action.kind === 'buttons') {
    const button = action.buttons.find(({ title }) => title === words);
    return button && { type: 'choice', of: 'buttons', description: '', ...button };
  }
  if (action.kind === 'cta-url') return undefined;
  const row = action.sections.flatMap(({ rows }) => rows).find(({ title }) => title === words);
  return row && { type: 'choice', of: 'list', ...row };
}
