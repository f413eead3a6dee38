// The shapes of On-Premises requests about users, accounts, contacts and the profile, and its names for industries.
import { z } from 'zod';
import { SHARDS } from '../world/deployment.ts';
import { nameOf, VERTICALS, type Vertical } from '../world/vertical.ts';
import { figure } from './figure-wire.ts';

export const Login = z.object({ new_password: z.string().optional() });

export const NewUser = z.object({ username: z.string(), password: z.string() });

export const Password = z.object({ password: z.string() });

const number = {
  cc: z.string().regex(/^\d{1,3}$/),
  phone_number: z.string().regex(/^\d{4,14}$/),
} as const;

const pin = z.string().regex(/^\d{6}$/);

export const RequestAccount = z.object({
  ...number,
  method: z.enum(['sms', 'voice']),
  cert: z.string().min(1),
  pin: pin.optional(),
});

export const VerifyAccount = z.object({ code: z.string() });

export const TwoStepPin = z.object({ pin });

export const SetShards = z.object({
  ...number,
  shards: figure.pipe(z.literal(SHARDS)),
  pin: pin.optional(),
  cert: z.string().optional(),
});

export const Contacts = z.object({
  blocking: z.enum(['wait', 'no_wait']).optional(),
  contacts: z.array(z.string()).min(1),
  force_check: z.boolean().optional(),
});

export const Acknowledge = z.object({ hash: z.string().min(1) });

export const MarkRead = z.object({ status: z.literal('read') });

export const Backup = z.object({ password: z.string().min(1) });

export const Restore = z.object({ password: z.string().min(1), data: z.string().min(1) });

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
