// The shapes of Cloud requests, and the names that Cloud gives to things.
import { z } from 'zod';
import type { FormFile } from '../../../src/kernel/multipart.ts';
import { REGIONS } from '../world/data-region.ts';
import { NAME_LENGTH } from '../world/display-name.ts';
import type { VERIFICATION_STATES } from '../world/verification.ts';
import type { Vertical } from '../world/vertical.ts';

const product = z.literal('whatsapp');
const pin = z.string().regex(/^\d{6}$/);

/** Digits are digits, quoted or not. */
const digits = z.union([z.string(), z.number()]).transform(String);

const DisplayName = z.string().min(NAME_LENGTH.min).max(NAME_LENGTH.max);

/** `true`, as JSON or as a query writes it. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true';

export const AddNumber = z.object({
  cc: digits.pipe(z.string().regex(/^\d{1,3}$/)),
  phone_number: digits.pipe(z.string().regex(/^[\d ()+-]{4,24}$/)),
  verified_name: DisplayName,
});

/** Only in a call that moves a number here: its name comes along. */
export const MigrateNumber = AddNumber.omit({ verified_name: true });

export const RequestCode = z.object({
  code_method: z.enum(['SMS', 'VOICE']),
  language: z.string().regex(/^[a-z]{2}(_[A-Z]{2})?$/),
});

export const VerifyCode = z.object({ code: digits });

export const Register = z.object({
  messaging_product: product,
  pin,
  data_localization_region: z.enum(REGIONS).optional(),
  backup: z.object({ data: z.string().min(1), password: z.string().min(1) }).optional(),
});

export const SetPin = z.object({ pin });

export const SetName = z.object({ new_display_name: DisplayName });

const isFile = (value: unknown): value is FormFile =>
  typeof value === 'object' &&
  value !== null &&
  'bytes' in value &&
  value.bytes instanceof Uint8Array;

/** A file comes in a multipart form only. */
export const UploadMedia = z.object({
  messaging_product: product,
  file: z.custom<FormFile>(isFile),
  type: z.string().optional(),
});

export const StartUpload = z.object({
  file_name: z.string().optional(),
  file_length: z.coerce.number().int().positive(),
  file_type: z.string().min(1),
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
