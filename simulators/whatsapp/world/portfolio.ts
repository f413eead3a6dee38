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

export interface DayOfUse {
  /** Days since 1970, in UTC. */
  readonly day: number;
  readonly customers: number;
}

export interface Portfolio {
  readonly id: string;
  verified: boolean;
  tier: Tier;
  /** Customers written to outside a window within the last 24 hours, oldest first. */
  readonly reached: Map<string, Instant>;
  /** How many customers were reached so on each of the last 30 days, oldest first. */
  use: readonly DayOfUse[];
  /** The limit was made good use of: it is about to rise. */
  rising: boolean;
  /** The numbers that are registered. */
  readonly registered: Set<string>;
}

export const newPortfolio = (id: string): Portfolio => ({
  id,
  verified: false,
  tier: '250',
  reached: new Map(),
  use: [],
  rising: false,
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
  if (!reached.delete(customer)) {
    if (reached.size >= TIER_MAX[tier]) return false;
    noteUse(portfolio, now);
  }
  reached.set(customer, now);
  return true;
}

const dayOf = (now: Instant): number => Math.floor(now / DAY);

function noteUse(portfolio: Portfolio, now: Instant): void {
  const { use } = portfolio;
  const day = dayOf(now);
  const last = use.at(-1);
  const customers = last?.day === day ? last.customers + 1 : 1;
  const before = last?.day === day ? use.slice(0, -1) : use;
  const old = before[0] !== undefined && before[0].day <= day - FIRST_STEP.days;
  portfolio.use = [...(old ? before.slice(1) : before), { day, customers }];
}

/**
 * The first step takes 2,000 customers in 30 days unless the business is verified, each further one half of the
 * limit in 7 days. Assumption: by days of UTC, and a customer counts once a day.
 */
const FIRST_STEP = { days: 30, customers: 2_000 } as const;
const FURTHER_DAYS = 7;

/** Whether the limit was made use of so much that the next step is due. */
export function hasUsedEnough({ tier, use }: Portfolio, now: Instant): boolean {
  if (tier === 'unlimited') return false;
  const first = tier === TIERS[0];
  const days = first ? FIRST_STEP.days : FURTHER_DAYS;
  const since = dayOf(now) - days;
  let customers = 0;
  for (const each of use) if (each.day > since) customers += each.customers;
  return customers >= (first ? FIRST_STEP.customers : TIER_MAX[tier] / 2);
}

/** Business verification, or the second step of the ladder, opens the way to more numbers. */
export const numbersMax = ({ verified, tier }: Portfolio): number =>
  verified || tier !== '250' ? NUMBERS_MAX.grown : NUMBERS_MAX.new;
