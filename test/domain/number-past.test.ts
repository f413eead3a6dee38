import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clean,
  dayOf,
  isDay,
  rested,
  restedFrom,
  timeFrees,
} from '../../src/domain/number-past.ts';

const DECIDE = { rested, timeFrees };

describe('six months', () => {
  it.each([
    ['2024-12-02', '2025-06-02'],
    ['2025-01-31', '2025-07-31'],
    ['2025-03-31', '2025-09-30'],
    ['2024-08-31', '2025-02-28'],
    ['2023-08-31', '2024-02-29'],
    ['2024-08-29', '2025-02-28'],
    ['2025-06-30', '2025-12-30'],
    ['2025-12-31', '2026-06-30'],
  ])('after %s are over on %s, and not a day before', (last, free) => {
    expect(restedFrom(last)).toBe(free);
    expect(rested(last, free)).toBe(true);
    expect(rested(last, dayOf(Date.parse(free) - 1))).toBe(false);
  });

  it('are between 181 and 184 days, whatever the day', () => {
    const day = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2060-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const last = dayOf(date.getTime());
        const days = (Date.parse(restedFrom(last)) - Date.parse(last)) / 86_400_000;
        expect(isDay(restedFrom(last))).toBe(true);
        expect(days).toBeGreaterThanOrEqual(181);
        expect(days).toBeLessThanOrEqual(184);
      }),
    );
  });
});

it.each([
  ['mobile', undefined, { ok: true }],
  ['landline', undefined, { ok: true }],
  ['mobile', '2024-12-02', { ok: true }],
  ['mobile', '2024-12-03', { refused: 'number-used-lately' }],
  ['landline', '2010-01-01', { refused: 'number-used-before' }],
  ['toll-free', '2010-01-01', { refused: 'number-used-before' }],
  ['other', '2010-01-01', { refused: 'number-used-before' }],
] as const)('a %s last registered on %s: %j', (line, last, ruling) => {
  expect(clean(line, last, '2025-06-02', DECIDE)).toEqual(ruling);
});

it.each(['2025-02-29', '2025-13-01', '2025-6-2', 'yesterday', ''])('%s is no day', (text) => {
  expect(isDay(text)).toBe(false);
});
