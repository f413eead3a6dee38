// A registered number that goes to another account: what that takes, and what comes along.
import type { Business } from './business.ts';
import { type BusinessNumber, isLocked, newBusinessNumber } from './business-number.ts';
import { takeApproved } from './display-name.ts';
import { TIERS } from './portfolio.ts';
import type { World } from './world.ts';

/** https://github.com/yvfl/api-whatsapp-docs/blob/6afd685/docs/parceiros/migrating_phone_numbers_among_solution_partners_programmatically.md */
export const MIGRATION_REFUSALS = [
  'nowhere-registered',
  'locked',
  'two-step-on',
  'name-not-approved',
  'name-under-review',
  'source-not-approved',
  'account-not-approved',
  'account-not-verified',
  'account-not-subscribed',
] as const;
export type MigrationRefusal = (typeof MIGRATION_REFUSALS)[number];

/** Why `phone` cannot come to `business` from where it is registered, if so. */
export function mayMigrate(
  world: World,
  business: Business,
  phone: string,
): { readonly source: BusinessNumber } | { readonly refused: MigrationRefusal } {
  const source = world.registry.get(phone);
  if (source === undefined) return { refused: 'nowhere-registered' };
  const { displayName, owner } = source;
  if (isLocked(source)) return { refused: 'locked' };
  if (world.twoSteps.get(phone)?.pin !== undefined) return { refused: 'two-step-on' };
  if (displayName.state !== 'approved') return { refused: 'name-not-approved' };
  if (displayName.asked?.state === 'pending-review') return { refused: 'name-under-review' };
  // A hosted client stands for an account that was approved.
  const review = world.businesses.get(owner)?.review ?? 'approved';
  if (review !== 'approved') return { refused: 'source-not-approved' };
  if (business.review !== 'approved') return { refused: 'account-not-approved' };
  if (!business.portfolio.verified) return { refused: 'account-not-verified' };
  if (business.subscription === undefined) return { refused: 'account-not-subscribed' };
  return { source };
}

/** The number as it will be in `business`; it works once a code has proved it and it is registered. */
export function newcomer(id: string, business: Business, source: BusinessNumber): BusinessNumber {
  const { phone, waId, verifiedName } = source;
  const identity = {
    id,
    platform: 'cloud',
    owner: business.id,
    phone,
    waId,
    verifiedName,
  } as const;
  const number = newBusinessNumber({ ...identity, portfolio: business.portfolio });
  number.migratesFrom = source;
  return number;
}

/** What a number keeps when it changes hands: name, quality, badge and limit; not its chats. */
export function bringAlong(source: BusinessNumber, number: BusinessNumber): void {
  number.verifiedName = takeApproved(source.displayName) ?? source.verifiedName;
  number.quality = source.quality;
  if (number.quality === 'red') number.state = 'flagged';
  number.official = source.official;
  const { portfolio } = number;
  // The limit is the account's: the higher of the two holds.
  if (TIERS.indexOf(source.portfolio.tier) > TIERS.indexOf(portfolio.tier)) {
    portfolio.tier = source.portfolio.tier;
  }
  // Who proved to hold it here has taken it from there.
  source.verification.verifiedAt = undefined;
}
