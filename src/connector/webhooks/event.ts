// The parts that webhooks of both dialects have in common: messages and statuses as WhatsApp writes them.
// https://developers.facebook.com/documentation/business-messaging/whatsapp/ (webhooks, messages)
import { z } from 'zod';
import type { InboundMessage } from '../../domain/conversation.ts';
import { textOfUpTo } from '../door.ts';
import type { MessageStatus } from '../statuses.ts';

const WA_ID = /^\d{5,20}$/;

const CAPTIONED = z.object({ caption: z.string().nullish() });

export const MESSAGE = z.object({
  from: z.string().regex(WA_ID),
  id: textOfUpTo(255),
  timestamp: z.string().regex(/^\d{1,12}$/),
  type: z.string().regex(/^[\s\S]{0,64}$/),
  text: z.object({ body: z.string() }).nullish(),
  image: CAPTIONED.nullish(),
  video: CAPTIONED.nullish(),
  document: CAPTIONED.nullish(),
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
  message.image?.caption ??
  message.video?.caption ??
  message.document?.caption ??
  message.system?.body ??
  '';

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
