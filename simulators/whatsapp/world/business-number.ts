// A business's number on the platform, from the day it is added until it is registered, and after.
import type { Instant } from '../../../src/kernel/clock.ts';
import { type DisplayName, newDisplayName } from './display-name.ts';
import type { Phone } from './phone.ts';
import type { Portfolio } from './portfolio.ts';
import { NO_PROFILE, type Profile } from './profile.ts';
import { newQuota, type Quota, take } from './quota.ts';
import { newThroughput, type Throughput } from './throughput.ts';
import { checkPin, type PinRefusal, type TwoStep } from './two-step.ts';
import {
  type CodeLimits,
  newVerification,
  type Verification,
  verificationState,
} from './verification.ts';

export const PLATFORMS = ['cloud', 'on-premises'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** `migrated`: it went to another account or dialect. `restricted` and `banned` only by decision of WhatsApp. */
export const NUMBER_STATES = [
  'pending',
  'connected',
  'disconnected',
  'migrated',
  'flagged',
  'restricted',
  'banned',
] as const;
export type NumberState = (typeof NUMBER_STATES)[number];

export const QUALITIES = ['unrated', 'green', 'yellow', 'red'] as const;
export type Quality = (typeof QUALITIES)[number];

export interface BusinessNumber {
  /** Phone number id (Cloud) or deployment id (On-Premises). */
  readonly id: string;
  readonly platform: Platform;
  /** The WhatsApp Business Account or deployment that it belongs to. */
  readonly owner: string;
  /** E.164 with a plus. */
  readonly phone: string;
  /** Digits only. */
  readonly waId: string;
  /** The account's: shared by all of its numbers. */
  readonly portfolio: Portfolio;
  /** What customers see; the name that is asked for may differ from it. */
  verifiedName: string;
  readonly displayName: DisplayName;
  readonly verification: Verification;
  readonly registers: Quota;
  readonly deregisters: Quota;
  readonly throughput: Throughput;
  /** Refuses to send to a customer whose security code has changed. */
  identityCheck: boolean;
  quality: Quality;
  state: NumberState;
  profile: Profile;
}

export const newBusinessNumber = (
  identity: Pick<
    BusinessNumber,
    'id' | 'platform' | 'owner' | 'phone' | 'waId' | 'portfolio' | 'verifiedName'
  >,
): BusinessNumber => ({
  id: identity.id,
  platform: identity.platform,
  owner: identity.owner,
  phone: identity.phone,
  waId: identity.waId,
  portfolio: identity.portfolio,
  verifiedName: identity.verifiedName,
  displayName: newDisplayName(),
  verification: newVerification(),
  registers: newQuota(),
  deregisters: newQuota(),
  throughput: newThroughput(),
  identityCheck: false,
  quality: 'unrated',
  state: 'pending',
  profile: NO_PROFILE,
});

/** Who has a number now: at most one business number is registered for a phone number. */
export type Registry = Map<string, BusinessNumber>;

export type Occupied =
  | { readonly refused: 'in-use'; readonly app: 'messenger' | 'business' }
  | { readonly refused: 'being-freed'; readonly waitMs: number }
  | { readonly refused: 'elsewhere' };

/** Why a number cannot be registered for a business now, if so. */
export function occupied(
  number: BusinessNumber,
  phone: Phone | undefined,
  registry: Registry,
  now: Instant,
): Occupied | undefined {
  if (phone !== undefined && phone.app !== 'none') return { refused: 'in-use', app: phone.app };
  if (phone !== undefined && now < phone.freeAt) {
    return { refused: 'being-freed', waitMs: phone.freeAt - now };
  }
  const holder = registry.get(number.phone);
  return holder === undefined || holder === number ? undefined : { refused: 'elsewhere' };
}

export type RegisterRefusal =
  | Occupied
  | PinRefusal
  | { readonly refused: 'not-verified' }
  | { readonly refused: 'too-often'; readonly waitMs: number };

export interface Registering {
  readonly number: BusinessNumber;
  readonly phone: Phone | undefined;
  readonly registry: Registry;
  readonly twoStep: TwoStep;
  readonly limits: CodeLimits;
  readonly now: Instant;
}

/** Registers with a PIN, which is set if the number had none. */
export function register(registering: Registering, pin: string): RegisterRefusal | undefined {
  const { number, phone, registry, twoStep, limits, now } = registering;
  const waitMs = take(number.registers, now);
  if (waitMs !== undefined) return { refused: 'too-often', waitMs };
  const taken = occupied(number, phone, registry, now);
  if (taken !== undefined) return taken;
  const registered = registry.get(number.phone) === number;
  if (verificationState(number.verification, registered, now, limits) !== 'verified') {
    return { refused: 'not-verified' };
  }
  const refusal = checkPin(twoStep, pin, now);
  if (refusal !== undefined) return refusal;
  twoStep.pin = pin;
  connect(number, registry);
  return undefined;
}

export function connect(number: BusinessNumber, registry: Registry): void {
  number.state = 'connected';
  registry.set(number.phone, number);
}

/** The number and its history stay; it can be verified and registered again. */
export function deregister(
  number: BusinessNumber,
  registry: Registry,
  now: Instant,
):
  | { readonly refused: 'not-registered' }
  | { readonly refused: 'too-often'; readonly waitMs: number }
  | undefined {
  const waitMs = take(number.deregisters, now);
  if (waitMs !== undefined) return { refused: 'too-often', waitMs };
  if (registry.get(number.phone) !== number) return { refused: 'not-registered' };
  registry.delete(number.phone);
  number.state = 'disconnected';
  return undefined;
}
