// How often something may be done: so many times within a window that begins with the first of them.
import type { Instant } from '../../../src/kernel/clock.ts';

export interface Limit {
  readonly total: number;
  readonly windowMs: number;
}

export interface Taken {
  /** Whether this was one too many. */
  readonly refused: boolean;
  readonly remaining: number;
  /** Whole seconds until the window is over and it can be done again. */
  readonly resetS: number;
}

/** A limit, and the key under which it counts. */
export interface Bucket {
  readonly key: string;
  readonly limit: Limit;
}

export interface RateLimiter {
  /** Counts one more in each bucket, unless one of them is full: then in none. In the order of the buckets. */
  take(buckets: readonly Bucket[], now: Instant): readonly Taken[];
}

interface Window {
  readonly end: Instant;
  used: number;
}

/** So many windows are kept before those that are over are forgotten. */
const WINDOWS_KEPT = 1_000;

export function createRateLimiter(): RateLimiter {
  const windows = new Map<string, Window>();
  let sweepAt = WINDOWS_KEPT;
  const sweep = (now: Instant): void => {
    for (const [key, { end }] of windows) if (end <= now) windows.delete(key);
    sweepAt = Math.max(WINDOWS_KEPT, 2 * windows.size);
  };
  const windowOf = ({ key, limit }: Bucket, now: Instant): Window => {
    const known = windows.get(key);
    if (known !== undefined && known.end > now) return known;
    if (windows.size >= sweepAt) sweep(now);
    const begun = { end: now + limit.windowMs, used: 0 };
    windows.set(key, begun);
    return begun;
  };
  return {
    take(buckets, now) {
      const found = buckets.map((bucket) => windowOf(bucket, now));
      const full = buckets.map(({ limit }, i) => (found[i] as Window).used >= limit.total);
      const refused = full.includes(true);
      return buckets.map(({ limit }, i) => {
        const window = found[i] as Window;
        if (!refused) window.used++;
        return {
          refused: full[i] === true,
          // Fewer may be allowed than there were.
          remaining: Math.max(0, limit.total - window.used),
          resetS: Math.ceil((window.end - now) / 1_000),
        };
      });
    },
  };
}
