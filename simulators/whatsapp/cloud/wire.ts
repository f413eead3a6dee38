// The shapes of Cloud requests, and the names that Cloud gives to things.
import { z } from 'zod';
import type { VERIFICATION_STATES } from '../world/verification.ts';
import type { Vertical } from '../world/vertical.ts';

const product = z.literal('whatsapp');
const pin = z.string().regex(/^\d{6}$/);

/** Digits are digits, quoted or not. */
const digits = z.union([z.string(), z.number()]).transform(String);

export const AddNumber = z.object({
  cc: digits.pipe(z.string().regex(/^\d{1,3}$/)),
  phone_number: digits.pipe(z.string().regex(/^[\d ()+-]{4,24}$/)),
  verified_name: z.string().min(2).max(75),
});

export const RequestCode = z.object({
  code_method: z.enum(['SMS', 'VOICE']),
  language: z.string().regex(/^[a-z]{2}(_[A-Z]{2})?$/),
});

export const VerifyCode = z.object({ code: digits });

export const Register = z.object({ messaging_product: product, pin });

export const SetPin = z.object({ pin });

export const Subscribe = z.object({
  override_callback_uri: z.string().min(1).max(200).optional(),
  verify_token: z.string().min(1).optional(),
});

export const StartUpload = z.object({
  file_length: z.coerce.number().int().positive(),
  file_type: z.string().min(1),
});

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

export const Message = z.object({
  messaging_product: product,
  recipient_type: z.literal('individual').optional(),
  to: z.string().min(1),
  type: z.enum(MESSAGE_TYPES).optional(),
  text: z.object({ body: z.string().min(1).max(4096) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});

export const MarkRead = z.object({
  messaging_product: product,
  status: z.literal('read'),
  message_id: z.string().min(1),
});

const VERTICAL_NAMES: Readonly<Record<Vertical, string>> = {
  automotive: 'AUTO',
  beauty: 'BEAUTY',
  apparel: 'APPAREL',
  education: 'EDU',
  entertainment: 'ENTERTAIN',
  events: 'EVENT_PLAN',
  finance: 'FINANCE',
  grocery: 'GROCERY',
  government: 'GOVT',
  hotel: 'HOTEL',
  health: 'HEALTH',
  nonprofit: 'NONPROFIT',
  professional: 'PROF_SERVICES',
  retail: 'RETAIL',
  travel: 'TRAVEL',
  restaurant: 'RESTAURANT',
  other: 'OTHER',
  alcohol: 'ALCOHOL',
  'online-gambling': 'ONLINE_GAMBLING',
  'physical-gambling': 'PHYSICAL_GAMBLING',
  'otc-drugs': 'OTC_DRUGS',
};

const VERTICAL_OF = new Map<string, Vertical | ''>([['', '']]);
for (const [key, name] of Object.entries(VERTICAL_NAMES)) VERTICAL_OF.set(name, key as Vertical);

export const verticalName = (vertical: Vertical | ''): string =>
  vertical === '' ? '' : VERTICAL_NAMES[vertical];

/** `undefined` for a name that Cloud does not know, or no longer takes. */
export const verticalOf = (name: string): Vertical | '' | undefined => VERTICAL_OF.get(name);

export const SetProfile = z.object({
  messaging_product: product,
  about: z.string().optional(),
  address: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  websites: z.array(z.string()).optional(),
  vertical: z
    .string()
    .refine((name) => VERTICAL_OF.has(name))
    .optional(),
  profile_picture_handle: z.string().optional(),
});

export const VERIFICATION_NAMES: Readonly<Record<(typeof VERIFICATION_STATES)[number], string>> = {
  'not-verified': 'NOT_VERIFIED',
  verified: 'VERIFIED',
  expired: 'EXPIRED',
};
