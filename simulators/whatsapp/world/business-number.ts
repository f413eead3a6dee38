// A business's number on the platform, from the day it is added until it is registered, and after.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Region } from './data-region.ts';
import { type DisplayName, newDisplayName, takeApproved } from './display-name.ts';
import type { Phone } from './phone.ts';
import type { Portfolio } from './portfolio.ts';
import { NO_PROFILE, type Profile } from './profile.ts';
import { newQuota, type Quota } from './quota.ts';
import { newThroughput, type Throughput } from './throughput.ts';
import { newVerification, type Verification } from './verification.ts';

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
  /** A migration under way: registered there until it is registered here. */
  migratesFrom: BusinessNumber | undefined;
  /** In use in the WhatsApp Business app as well. */
  coexists: boolean;
  /** An official business account: the badge beside the name. */
  official: boolean;
  /** Where its messages are kept at rest, when the business chose a country. */
  region: Region | undefined;
  registeredAt: Instant | undefined;
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
  migratesFrom: undefined,
  coexists: false,
  official: false,
  region: undefined,
  registeredAt: undefined,
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

/** Why a number cannot be registered for a business now, if so. `source` may have it: it comes from there. */
export function occupied(
  number: BusinessNumber,
  phone: Phone | undefined,
  registry: Registry,
  now: Instant,
  source: BusinessNumber | undefined = number.migratesFrom,
): Occupied | undefined {
  if (phone !== undefined && phone.app !== 'none') {
    const shared = number.coexists && phone.app === 'business';
    if (!shared) return { refused: 'in-use', app: phone.app };
  }
  if (phone !== undefined && now < phone.freeAt) {
    return { refused: 'being-freed', waitMs: phone.freeAt - now };
  }
  const holder = registry.get(number.phone);
  return holder === undefined || holder === number || holder === source
    ? undefined
    : { refused: 'elsewhere' };
}

/** A number that was removed from its account a moment ago cannot be registered yet. */
export const removedLately = (
  freeAt: Instant | undefined,
  now: Instant,
): Extract<Occupied, { refused: 'being-freed' }> | undefined =>
  freeAt !== undefined && now < freeAt
    ? { refused: 'being-freed', waitMs: freeAt - now }
    : undefined;

/** Meta's decision, which registering the number again does not undo. */
export const isLocked = ({ state }: BusinessNumber): boolean =>
  state === 'banned' || state === 'restricted';

/** The number is registered here and nowhere else, with a new name if one was approved. */
export function connect(number: BusinessNumber, registry: Registry, now: Instant): void {
  const before = registry.get(number.phone);
  if (before !== undefined && before !== number) disconnect(before, registry, 'migrated');
  number.verifiedName = takeApproved(number.displayName) ?? number.verifiedName;
  if (!isLocked(number)) number.state = number.quality === 'red' ? 'flagged' : 'connected';
  number.migratesFrom = undefined;
  number.registeredAt = now;
  number.portfolio.registered.add(number.phone);
  registry.set(number.phone, number);
}

/** A number has a quality once it has delivered something. */
export function noteDelivered(number: BusinessNumber): void {
  if (number.quality === 'unrated') number.quality = 'green';
}

/** The number and its history stay. */
export function disconnect(
  number: BusinessNumber,
  registry: Registry,
  state: 'disconnected' | 'migrated',
): void {
  number.state = state;
  if (registry.get(number.phone) !== number) return;
  registry.delete(number.phone);
  number.portfolio.registered.delete(number.phone);
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
  number.region = undefined;
}
