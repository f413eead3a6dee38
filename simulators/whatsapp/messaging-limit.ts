// The messaging limit of an account: how it rises by itself, and how a change of it is told.
import { HOUR } from '../../src/kernel/clock.ts';
import type { Context } from './context.ts';
import type { Business } from './world/business.ts';
import type { BusinessNumber } from './world/business-number.ts';
import { hasUsedEnough, numbersMax, TIERS, type Tier } from './world/portfolio.ts';

export function tellCapability(context: Context, business: Business): void {
  const { portfolio } = business;
  const { tier } = portfolio;
  context.announce(business, { kind: 'capability', tier, numbersMax: numbersMax(portfolio) });
}

export function changeTier(context: Context, business: Business, tier: Tier): void {
  const { portfolio, numbers } = business;
  const previous = portfolio.tier;
  if (tier === previous) return;
  portfolio.tier = tier;
  const event = TIERS.indexOf(tier) > TIERS.indexOf(previous) ? 'upgrade' : 'downgrade';
  for (const number of numbers.values()) {
    if (context.world.registry.get(number.phone) !== number) continue;
    context.announce(business, { kind: 'number-quality', number, event, previous, current: tier });
  }
}

/** "Within 6 hours": https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits */
const RISES_AFTER_MS = 6 * HOUR;

/** Assumption: the number that writes is of high quality, and no other of its account of a lower one. */
function isWellLiked({ world }: Context, number: BusinessNumber): boolean {
  const others = world.businesses.get(number.owner)?.numbers.values() ?? [];
  for (const { phone, quality, id } of others) {
    const lower = quality === 'yellow' || quality === 'red';
    if (lower && world.registry.get(phone)?.id === id) return false;
  }
  return number.quality === 'green';
}

/** After another customer was written to first: one step up the ladder some hours later, if it is earned. */
export function riseIfEarned(context: Context, number: BusinessNumber): void {
  const { services, options, world } = context;
  const { clock } = services;
  const { portfolio } = number;
  if (!options.limitRises || portfolio.rising || !hasUsedEnough(portfolio, clock.now())) return;
  portfolio.rising = true;
  clock.at(clock.now() + RISES_AFTER_MS, 'messaging limit raised', () => {
    portfolio.rising = false;
    const next = TIERS[TIERS.indexOf(portfolio.tier) + 1];
    const earned = hasUsedEnough(portfolio, clock.now()) && isWellLiked(context, number);
    if (!options.limitRises || !earned || next === undefined) return;
    const business = world.businesses.get(number.owner);
    if (business === undefined) {
      // A hosted client is told nothing of this kind.
      portfolio.tier = next;
      return;
    }
    changeTier(context, business, next);
    tellCapability(context, business);
  });
}
