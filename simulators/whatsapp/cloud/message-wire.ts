// The shapes of Cloud messages, type by type, and what they say in words of no dialect.
import { z } from 'zod';
import type { Json } from '../../../src/kernel/trace.ts';
import type { BusinessContent } from '../world/content.ts';
import { CONTENT_LIMITS } from '../world/content-limits.ts';
import type { MediaKind } from '../world/media.ts';
import { Interactive } from './interactive-wire.ts';
import { fileWith, sourceOf, upTo, words } from './message-parts.ts';
import { Template, type TemplateDraft } from './template-wire.ts';

const product = z.literal('whatsapp');
const id = z.string().min(1);

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/contacts-messages */
const CONTACTS_MAX = 257;

/** The types of message that Cloud takes. */
export const MESSAGE_TYPES = [
  'text',
  'audio',
  'contacts',
  'document',
  'image',
  'interactive',
  'location',
  'reaction',
  'sticker',
  'template',
  'video',
] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** What each message has, whatever its type. */
export const Message = z.object({
  messaging_product: product,
  recipient_type: z.literal('individual').optional(),
  to: z.string().min(1),
  type: z.enum(MESSAGE_TYPES).optional(),
  context: z.object({ message_id: id }).optional(),
  biz_opaque_callback_data: upTo(512).optional(),
  recipient_identity_key_hash: z.string().min(1).optional(),
});

/** A template is looked up and filled in later. */
export type Draft = Exclude<BusinessContent, { type: 'template' }> | TemplateDraft;

const none = z
  .undefined('only images, videos and documents have a caption, and only documents a name')
  .optional();

function fileContent(
  type: MediaKind,
  { id: media, link, ...rest }: { id?: unknown; link?: unknown } & Record<string, unknown>,
): Draft {
  const {
    caption = '',
    filename = '',
    voice = false,
  } = rest as {
    readonly caption?: string;
    readonly filename?: string;
    readonly voice?: boolean;
  };
  const file = sourceOf({ id: media as string, link: link as string });
  return { type, file, caption, filename, voice };
}

const caption = upTo(CONTENT_LIMITS.caption).optional();

const degrees = (max: number) =>
  z
    .union([z.number(), z.string().regex(/^[+-]?\d+(\.\d+)?$/)])
    .transform(Number)
    .refine((value) => Math.abs(value) <= max, `it lies between -${max} and ${max}`);

const Location = z
  .object({
    latitude: degrees(90),
    longitude: degrees(180),
    name: z.string().optional(),
    address: z.string().optional(),
  })
  .transform(({ latitude, longitude, name = '', address = '' }): Draft => {
    return { type: 'location', latitude, longitude, name, address, url: '' };
  });

const Card = z
  .looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) })
  .transform((card) => ({ name: card.name.formatted_name, card: card as Json }));

/** Assumption: what counts as an emoji; Meta says only that it is one. */
const EMOJI = /^(?=.*[^\d#*])[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u;

const Reaction = z
  .object({
    message_id: id,
    emoji: z.string().refine((emoji) => emoji === '' || EMOJI.test(emoji), 'it is an emoji'),
  })
  .transform(({ message_id, emoji }): Draft => ({ type: 'reaction', to: message_id, emoji }));

/** The part of a message that bears the name of its type. */
export const CONTENTS: Readonly<Record<MessageType, z.ZodType<Draft>>> = {
  text: z
    .object({ body: words(CONTENT_LIMITS.text), preview_url: z.boolean().optional() })
    .transform(({ body }) => ({ type: 'text', text: body })),
  image: fileWith({ caption, filename: none }).transform((file) => fileContent('image', file)),
  video: fileWith({ caption, filename: none }).transform((file) => fileContent('video', file)),
  document: fileWith({ caption, filename: z.string().optional() }).transform((file) =>
    fileContent('document', file),
  ),
  audio: fileWith({ caption: none, filename: none, voice: z.boolean().optional() }).transform(
    (file) => fileContent('audio', file),
  ),
  sticker: fileWith({ caption: none, filename: none }).transform((file) =>
    fileContent('sticker', file),
  ),
  location: Location,
  contacts: z
    .array(Card)
    .min(1)
    .max(CONTACTS_MAX)
    .transform((contacts) => ({ type: 'contacts', contacts })),
  reaction: Reaction,
  interactive: Interactive,
  template: Template,
};

export const MarkRead = z.object({
  messaging_product: product,
  status: z.literal('read'),
  message_id: id,
  typing_indicator: z.object({ type: z.literal('text') }).optional(),
});
