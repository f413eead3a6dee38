// The shapes of On-Premises requests, and the names that On-Premises gives to things.
import { z } from 'zod';
import { nameOf, VERTICALS, type Vertical } from '../world/vertical.ts';

export const Login = z.object({ new_password: z.string().optional() });

export const RequestAccount = z.object({
  cc: z.string().regex(/^\d{1,3}$/),
  phone_number: z.string().regex(/^\d{4,14}$/),
  method: z.enum(['sms', 'voice']),
  cert: z.string().min(1),
  pin: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});

export const VerifyAccount = z.object({ code: z.string() });

export const TwoStepPin = z.object({ pin: z.string().regex(/^\d{6}$/) });

export const Contacts = z.object({
  blocking: z.enum(['wait', 'no_wait']).optional(),
  contacts: z.array(z.string()).min(1),
  force_check: z.boolean().optional(),
});

/** The types of message that On-Premises takes. */
export const MESSAGE_TYPES = [
  'text',
  'audio',
  'contacts',
  'document',
  'hsm',
  'image',
  'interactive',
  'location',
  'sticker',
  'template',
  'video',
] as const;

export const Message = z.object({
  to: z.string().min(1),
  type: z.enum(MESSAGE_TYPES).optional(),
  recipient_type: z.literal('individual').optional(),
  text: z.object({ body: z.string().min(1) }).optional(),
});

export const TEXT_MAX = 4096;

export const MarkRead = z.object({ status: z.literal('read') });

const milliseconds = z.coerce.number().int().positive().optional();

/** Absent means unchanged. The remaining settings are accepted and have no effect. */
export const ApplicationSettings = z.object({
  callback_backoff_delay_ms: milliseconds,
  max_callback_backoff_delay_ms: milliseconds,
  callback_persist: z.boolean().optional(),
  sent_status: z.boolean().optional(),
  webhooks: z
    .object({
      url: z.string().optional(),
      max_concurrent_requests: z
        .union([z.literal(6), z.literal(12), z.literal(18), z.literal(24)])
        .optional(),
      message: z
        .object({
          sent: z.boolean().optional(),
          delivered: z.boolean().optional(),
          read: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
});

export const About = z.object({ text: z.string() });

/** On-Premises ended before these were added. */
const NOT_HERE: ReadonlySet<Vertical> = new Set([
  'alcohol',
  'online-gambling',
  'physical-gambling',
  'otc-drugs',
]);

const VERTICAL_OF: ReadonlyMap<string, Vertical> = new Map(
  VERTICALS.filter((key) => !NOT_HERE.has(key)).map((key) => [nameOf(key), key]),
);

export const verticalOf = (name: string): Vertical | undefined => VERTICAL_OF.get(name);

export function verticalName(vertical: Vertical | ''): string {
  if (vertical === '') return '';
  return nameOf(NOT_HERE.has(vertical) ? 'other' : vertical);
}

export const BusinessProfile = z.object({
  address: z.string().optional(),
  description: z.string().optional(),
  email: z.string().optional(),
  vertical: z.string().optional(),
  websites: z.array(z.string()).optional(),
});
