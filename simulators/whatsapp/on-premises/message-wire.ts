// The shapes of On-Premises messages.
import { z } from 'zod';
import { MEDIA_KINDS } from '../world/media.ts';
import { figure } from './figure-wire.ts';

/** The types of message that On-Premises takes. */
export const MESSAGE_TYPES = [
  'text',
  ...MEDIA_KINDS,
  'contacts',
  'hsm',
  'interactive',
  'location',
  'template',
] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** The part that bears the name of the type is read by itself. */
export const Message = z.looseObject({
  to: z.string().min(1),
  type: z.enum(MESSAGE_TYPES).optional(),
  recipient_type: z.string().optional(),
  preview_url: z.boolean().optional(),
  context: z.object({ message_id: z.string().min(1) }).optional(),
});
export type Message = z.infer<typeof Message>;

export const Text = z.object({ body: z.string().min(1) });

export const File = z.object({
  id: z.string().min(1).optional(),
  link: z
    .string()
    .regex(/^https?:\/\/\S+$/i)
    .optional(),
  provider: z.object({ name: z.string() }).optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
});
export type File = z.infer<typeof File>;

const degrees = (max: number) => figure.pipe(z.number().min(-max).max(max));

export const Location = z.object({
  latitude: degrees(90),
  longitude: degrees(180),
  name: z.string().optional(),
  address: z.string().optional(),
});

export const Cards = z
  .array(z.looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) }))
  .min(1);

const words = z.object({ text: z.string() });

const Row = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  description: z.string().optional(),
});

export const Interactive = z.object({
  type: z.string(),
  header: z
    .object({
      type: z.string(),
      text: z.string().optional(),
      image: File.optional(),
      video: File.optional(),
      document: File.optional(),
    })
    .optional(),
  body: words.optional(),
  footer: words.optional(),
  action: z.unknown(),
});
export type Interactive = z.infer<typeof Interactive>;

export const Buttons = z.object({
  buttons: z.array(
    z.object({
      type: z.literal('reply'),
      reply: z.object({ id: z.string().min(1), title: z.string().min(1) }),
    }),
  ),
});

export const List = z.object({
  button: z.string().min(1),
  sections: z.array(z.object({ title: z.string().optional(), rows: z.array(Row) })),
});

const fallback = z.object({ fallback_value: z.string() });

/** An amount or a date is shown in the words that are given for apps that cannot write it themselves. */
const Parameter = z.object({
  type: z.enum([
    'text',
    'currency',
    'date_time',
    'image',
    'video',
    'document',
    'location',
    'payload',
  ]),
  text: z.string().optional(),
  payload: z.string().optional(),
  currency: fallback.optional(),
  date_time: fallback.optional(),
  image: File.optional(),
  video: File.optional(),
  document: File.optional(),
});
export type Parameter = z.infer<typeof Parameter>;

export const Template = z.object({
  namespace: z.string(),
  name: z.string().min(1),
  language: z.object({ policy: z.literal('deterministic'), code: z.string().min(1) }),
  components: z
    .array(
      z.object({
        type: z.enum(['header', 'body', 'footer', 'button']),
        sub_type: z.enum(['quick_reply', 'url']).optional(),
        index: figure.pipe(z.number().int().min(0)).optional(),
        parameters: z.array(Parameter).optional(),
      }),
    )
    .optional(),
});
export type Template = z.infer<typeof Template>;
