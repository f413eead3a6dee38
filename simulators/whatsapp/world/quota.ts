// So many in a moving time, and a block when there were more.
import type { Instant } from '../../../src/kernel/clock.ts';

export interface Quota {
  used: readonly Instant[];
  blockedUntil: Instant;
}

export const newQuota = (): Quota => ({ used: [], blockedUntil: 0 });

export interface RegisterLimits {
  readonly registersMax: number;
  readonly registersWithinMs: number;
}

/** Counts one use; answers the wait in ms when it was one too many, and then blocks for the whole time. */
export function take(
  quota: Quota,
  now: Instant,
  { registersMax, registersWithinMs }: RegisterLimits,
): number | undefined {
  if (now < quota.blockedUntil) return quota.blockedUntil - now;
  const used = quota.used.filter((at) => now - at < registersWithinMs);
  if (used.length >= registersMax) {
    quota.blockedUntil = now + registersWithinMs;
    return registersWithinMs;
  }
  quota.used = [...used, now];
  return undefined;
}
