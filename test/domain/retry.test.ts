import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterSilence, retryPause, toldOfTry } from '../../src/domain/retry.ts';

it.each([
  [1, 0, 1_000],
  [2, 0, 2_000],
  [3, 0, 4_000],
  [9, 0, 256_000],
  [10, 0, 300_000],
  [2_000, 0, 300_000],
  [1, 30, 30_000],
  [6, 30, 32_000],
  [1, 3_600, 3_600_000],
])('after %i failures with Retry-After %i: %i ms', (failures, retryAfter, pause) => {
  expect(retryPause(failures, retryAfter)).toBe(pause);
});

it('grows, and never undercuts what the vendor asks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(7_200), (failures, retryAfter) => {
      const pause = retryPause(failures, retryAfter);
      expect(pause).toBeGreaterThanOrEqual(retryAfter * 1_000);
      expect(retryPause(failures + 1, retryAfter)).toBeGreaterThanOrEqual(pause);
      // A second at least: a shorter pause would not be "later".
      expect(pause).toBeGreaterThanOrEqual(1_000);
    }),
  );
});

it('doubts only what may have arrived', () => {
  expect(afterSilence('refused')).toBe('retry');
  expect(afterSilence('timeout')).toBe('doubt');
});

it.each([
  [99, false],
  [100, true],
  [111, true],
  [112, false],
  [Number.NaN, false],
])('a try at 100.9 s is told of at %d s: %s', (timestamp, told) => {
  expect(toldOfTry(timestamp, 100_900)).toBe(told);
});
