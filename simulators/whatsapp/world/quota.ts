// So many in a moving time, and a block when there were more.
import { HOUR, type Instant } from '../../../src/kernel/clock.ts';

export interface Quota {
  used: readonly Instant[];
  blockedUntil: Instant;
}

export const newQuota = (): Quota => ({ used: [], blockedUntil: 0 });

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration */
export const REGISTER_MAX = 10;
export const REGISTER_WITHIN_MS = 72 * HOUR;

/** Counts one use; answers the wait in ms when it was one too many, and then blocks for the whole time. */
export function take(quota: Quota, now: Instant): number | undefined {
  if (now < quota.blockedUntil) return quota.blockedUntil - now;
  const used = quota.used.filter((at) => now - at < REGISTER_WITHIN_MS);
  if (used.length >= REGISTER_MAX) {
    quota.blockedUntil = now + REGISTER_WITHIN_MS;
    return REGISTER_WITHIN_MS;
  }
  quota.used = [...used, now];
  return undefined;
}
