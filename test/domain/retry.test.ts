import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterSilence, leftAlone, retryPause, toldOfTry } from '../../src/domain/retry.ts';

it.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [9, 256_000],
  [10, 300_000],
  [2_000, 300_000],
])('after %i failures: %i ms', (failures, pause) => {
  expect(retryPause(failures)).toBe(pause);
});

it('grows, and is a second at least: a shorter pause would not be "later"', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (failures) => {
      expect(retryPause(failures)).toBeGreaterThanOrEqual(1_000);
      expect(retryPause(failures + 1)).toBeGreaterThanOrEqual(retryPause(failures));
    }),
  );
});

it('leaves a vendor alone for as long as it says', () => {
  fc.assert(
    fc.property(fc.nat(86_400), (retryAfterS) => {
      expect(leftAlone(retryAfterS)).toBe(retryAfterS * 1_000);
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
