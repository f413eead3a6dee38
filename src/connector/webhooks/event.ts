// The parts that webhooks of both dialects have in common: messages and statuses as WhatsApp writes them.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/ (webhooks, messages)
import { z } from 'zod';
import { type CustomerFile, FILE_TYPES, type FileType } from '../../domain/attachment.ts';
import type { InboundMessage } from '../../domain/conversation.ts';
import { textOfUpTo } from '../door.ts';
import type { MessageStatus } from '../statuses.ts';

const WA_ID = /^\d{5,20}$/;

const words = z.string().nullish();
const FILE = z.object({ id: words, filename: words, caption: words });
const TAPPED = z.object({ title: words });

export const MESSAGE = z.object({
  from: z.string().regex(WA_ID),
  id: textOfUpTo(255),
  timestamp: z.string().regex(/^\d{1,12}$/),
  type: z.string().regex(/^[\s\S]{0,64}$/),
  text: z.object({ body: z.string() }).nullish(),
  image: FILE.nullish(),
  video: FILE.nullish(),
  audio: FILE.nullish(),
  voice: FILE.nullish(),
  document: FILE.nullish(),
  sticker: FILE.nullish(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: words,
      address: words,
      url: words,
    })
    .nullish(),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: words }).nullish(),
        phones: z.array(z.object({ phone: words, wa_id: words })).nullish(),
        emails: z.array(z.object({ email: words })).nullish(),
      }),
    )
    .nullish(),
  reaction: z.object({ emoji: words }).nullish(),
  button: z.object({ text: words }).nullish(),
  interactive: z.object({ button_reply: TAPPED.nullish(), list_reply: TAPPED.nullish() }).nullish(),
  system: z
    .object({
      body: z.string().nullish(),
      type: z.string().nullish(),
      wa_id: z.string().nullish(),
      new_wa_id: z.string().nullish(),
    })
    .nullish(),
});
export type WireMessage = z.output<typeof MESSAGE>;

export const STATUS = z.object({
  id: textOfUpTo(255),
  status: z.string(),
  timestamp: z.string().nullish(),
  recipient_id: z.string().nullish(),
  biz_opaque_callback_data: z.string().nullish(),
  errors: z
    .array(
      z.object({
        code: z.number(),
        title: z.string().nullish(),
        error_data: z.object({ details: z.string().nullish() }).nullish(),
        details: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type WireStatus = z.output<typeof STATUS>;

export const CONTACT = z.object({
  wa_id: z.string(),
  profile: z.object({ name: z.string().nullish() }).nullish(),
});
export type WireContact = z.output<typeof CONTACT>;

/** A text longer than this is cut by nobody: Zendesk takes 65,535 characters, WhatsApp sends 4,096. */
const textOf = (message: WireMessage): string =>
  message.text?.body ??
  fileIn(message)?.caption ??
  message.button?.text ??
  message.interactive?.button_reply?.title ??
  message.interactive?.list_reply?.title ??
  message.system?.body ??
  '';

const isFileType = (type: string): type is FileType =>
  (FILE_TYPES as readonly string[]).includes(type);

const fileIn = (message: WireMessage) =>
  isFileType(message.type) ? message[message.type] : undefined;

function fileOf(message: WireMessage): CustomerFile | undefined {
  const file = fileIn(message);
  if (!isFileType(message.type) || !file?.id) return undefined;
  return { type: message.type, mediaId: file.id, filename: file.filename ?? '' };
}

/** What a message says that is neither text nor file. */
function linesOf({ location, contacts, reaction }: WireMessage): readonly string[] {
  const lines: string[] = [];
  if (location) {
    const { latitude, longitude, name, address, url } = location;
    lines.push(name ?? '', address ?? '', `${latitude}, ${longitude}`, url ?? '');
  }
  for (const { name, phones, emails } of contacts ?? []) {
    const reached = [
      ...(phones ?? []).map(({ phone, wa_id }) => phone ?? wa_id ?? ''),
      ...(emails ?? []).map(({ email }) => email ?? ''),
    ].filter((each) => each !== '');
    lines.push([name?.formatted_name ?? '', ...reached].filter((each) => each !== '').join(', '));
  }
  if (reaction) lines.push(reaction.emoji || '(taken back)');
  return lines;
}

const CHANGED_NUMBER: ReadonlySet<string> = new Set([
  'user_changed_number',
  'customer_changed_number',
]);

function movedTo(message: WireMessage): string | undefined {
  const { system } = message;
  if (!CHANGED_NUMBER.has(system?.type ?? '')) return undefined;
  const waId = system?.wa_id ?? system?.new_wa_id ?? '';
  return WA_ID.test(waId) ? waId : undefined;
}

export function inboundMessage(
  message: WireMessage,
  business: string,
  contacts: readonly WireContact[],
): InboundMessage {
  const contact = contacts.find((one) => one.wa_id === message.from);
  return {
    id: message.id,
    business,
    customer: message.from,
    name: contact?.profile?.name ?? '',
    type: message.type,
    text: textOf(message),
    lines: linesOf(message),
    file: fileOf(message),
    timestamp: Number(message.timestamp),
    movedTo: movedTo(message),
  };
}

export function messageStatus(status: WireStatus): MessageStatus {
  const error = status.errors?.[0];
  return {
    id: status.id,
    recipient: status.recipient_id ?? '',
    status: status.status,
    timestamp: Number(status.timestamp ?? Number.NaN),
    code: error?.code ?? 0,
    title: error?.error_data?.details ?? error?.details ?? error?.title ?? '',
    reference: status.biz_opaque_callback_data ?? undefined,
  };
}
