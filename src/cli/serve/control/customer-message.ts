// What a customer may send, as JSON: every type of message, with files as base64.
import { z } from 'zod';
import type { CustomerMessage } from '../../../../simulators/whatsapp/customer.ts';
import type { MediaKind } from '../../../../simulators/whatsapp/world/media.ts';
import { phone } from './phone-number.ts';

const words = z.string().max(65_536);
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const file = {
  data: z
    .string()
    .regex(BASE64, 'must be the bytes of the file in base64')
    .transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
  mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/, 'must be a type such as image/jpeg'),
  caption: words.default(''),
  filename: words.default(''),
  voice: z.boolean().default(false),
};

/** Who gets it, and what it answers. */
const envelope = {
  to: phone.optional(),
  context: z.string().optional(),
  forwarded: z.boolean().optional(),
  referral: z
    .strictObject({
      url: words,
      id: words,
      headline: words.default(''),
      body: words.default(''),
    })
    .optional(),
};

const media = <Kind extends MediaKind>(type: Kind) =>
  z
    .strictObject({ ...envelope, type: z.literal(type), ...file })
    .transform(({ data, mimeType, caption, filename, voice, ...rest }) => ({
      ...rest,
      message: {
        type,
        file: { mimeType, bytes: data },
        caption,
        filename,
        voice,
      } satisfies CustomerMessage,
    }));

const card = z.looseObject({ name: z.looseObject({ formatted_name: words }) });

const plain = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject({ ...envelope, ...shape });

/** The envelope apart from what it holds. */
function parted<Content extends object>({
  to,
  context,
  forwarded,
  referral,
  ...message
}: z.output<z.ZodObject<typeof envelope>> & Content) {
  return { to, context, forwarded, referral, message };
}

const TYPES = z.discriminatedUnion('type', [
  plain({ type: z.literal('text'), text: words.min(1) }).transform(parted),
  media('image'),
  media('video'),
  media('audio'),
  media('document'),
  media('sticker'),
  plain({
    type: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: words.default(''),
    address: words.default(''),
    url: words.default(''),
  }).transform(parted),
  plain({ type: z.literal('contacts'), contacts: z.array(card).min(1) }).transform(
    ({ contacts, ...rest }) =>
      parted({
        ...rest,
        contacts: contacts.map((one) => ({
          name: one.name.formatted_name,
          card: JSON.parse(JSON.stringify(one)),
        })),
      }),
  ),
  plain({ type: z.literal('reaction'), message: words.min(1), emoji: words }).transform(
    ({ to, context, forwarded, referral, type, message, emoji }) => ({
      to,
      context,
      forwarded,
      referral,
      message: { type, to: message, emoji },
    }),
  ),
  plain({ type: z.literal('button'), text: words.min(1), payload: words }).transform(parted),
  plain({
    type: z.literal('choice'),
    of: z.enum(['buttons', 'list']),
    id: words.min(1),
    title: words.min(1),
    description: words.default(''),
  }).transform(parted),
  plain({ type: z.literal('unsupported') }).transform(parted),
]);

/** `{"text"}` alone is a text message. */
export const CUSTOMER_MESSAGE = z.preprocess(
  (body) =>
    typeof body === 'object' && body !== null && !('type' in body)
      ? { ...body, type: 'text' }
      : body,
  TYPES,
);
