import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundByWindow,
  lateReply,
  opensWindow,
  TOUCHES,
  windowAfter,
  windowKey,
  windowOpen,
  windowStart,
} from '../../src/domain/service-window.ts';

const T = 1_748_854_800;

describe('the window', () => {
  it.each([
    [0, true],
    [23 * 3_600, true],
    [86_399, true],
    [86_400, true],
    [86_401, false],
    [30 * 86_400, false],
    // The customer's clock may be a little ahead of ours.
    [-2, true],
  ])('%i s after the message it is open: %s', (after, open) => {
    expect(windowOpen(T, (T + after) * 1_000)).toBe(open);
    expect(windowOpen(T, (T + after) * 1_000 + 999)).toBe(open);
  });

  it('is closed to who never wrote', () => {
    expect(windowOpen(undefined, T * 1_000)).toBe(false);
  });

  it('closes once and stays closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 200_000 }), fc.nat(999), (after, ms) => {
        expect(windowOpen(T, (T + after) * 1_000 + ms)).toBe(after <= 86_400);
      }),
    );
  });

  it('starts when the message was written', () => {
    expect(windowStart({ timestamp: T, arrivedAt: (T + 50) * 1_000 })).toBe(T);
  });

  it('is where the newest message is, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1 }), (timestamps) => {
        const start = timestamps.reduce<number | undefined>(windowAfter, undefined);
        expect(start).toBe(Math.max(...timestamps));
      }),
    );
  });

  it('is one for each pair', () => {
    const digits = fc.stringMatching(/^\d{5,15}$/);
    fc.assert(
      fc.property(digits, digits, digits, digits, (a, b, c, d) => {
        expect(windowKey(a, b) === windowKey(c, d)).toBe(a === c && b === d);
      }),
    );
  });

  it('is opened by customers only', () => {
    expect(TOUCHES.filter(opensWindow)).toEqual(['customer-message']);
  });

  it('binds a file as it binds a text (WINDOW-9)', () => {
    expect((['text', 'file'] as const).map(boundByWindow)).toEqual([true, true]);
  });

  it('fails a late reply', () => {
    const fates = [0, 1, 300].map((tries) => lateReply(tries, 'Olá'));
    expect(fates).toEqual(['fail', 'fail', 'fail']);
  });
});
