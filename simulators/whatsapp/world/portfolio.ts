// A business portfolio and its messaging limit: how many customers it may write to first in a day.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits */
export const TIERS = ['250', '2K', '10K', '100K', 'unlimited'] as const;
export type Tier = (typeof TIERS)[number];

export const TIER_MAX: Readonly<Record<Tier, number>> = {
  '250': 250,
  '2K': 2_000,
  '10K': 10_000,
  '100K': 100_000,
  unlimited: Number.POSITIVE_INFINITY,
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
export const NUMBERS_MAX = { new: 2, grown: 20 } as const;

export interface Portfolio {
  readonly id: string;
  verified: boolean;
  tier: Tier;
  /** Customers written to outside a window within the last 24 hours, oldest first. */
  readonly reached: Map<string, Instant>;
  /** The numbers that are registered. */
  readonly registered: Set<string>;
}

export const newPortfolio = (id: string): Portfolio => ({
  id,
  verified: false,
  tier: '250',
  reached: new Map(),
  registered: new Set(),
});

/** Counts a customer who is written to outside a window; false when the limit is reached. */
export function mayReach(portfolio: Portfolio, customer: string, now: Instant): boolean {
  const { reached, tier } = portfolio;
  for (const [known, at] of reached) {
    if (now - at < DAY) break;
    reached.delete(known);
  }
  // Written to again, a customer counts for another day.
  if (!reached.delete(customer) && reached.size >= TIER_MAX[tier]) return false;
  reached.set(customer, now);
  return true;
}

/** Business verification, or the second step of the ladder, opens the way to more numbers. */
export const numbersMax = ({ verified, tier }: Portfolio): number =>
  verified || tier !== '250' ? NUMBERS_MAX.grown : NUMBERS_MAX.new;
