// Durations, there and back.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationMs } from '../../src/scenario/duration.ts';

it.each([
  ['24h', 86_400_000],
  ['23h 59m 59s', 86_399_000],
  ['24h 1s', 86_401_000],
  ['90s', 90_000],
  ['2d', 172_800_000],
  ['5ms', 5],
  ['1m 5ms', 60_005],
])('%s', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

it.each([
  '',
  ' ',
  '5',
  'h',
  '1h1s',
  '1s 1h',
  '1h  1s',
  ' 1h',
  '1h ',
  '1H',
  '1.5h',
  '1h 1h',
  '1234567s',
])('refuses %j', (text) => {
  expect(durationMs(text)).toBeUndefined();
});

it('reads any choice of units, largest first', () => {
  const units = ['d', 'h', 'm', 's', 'ms'] as const;
  const size = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
  fc.assert(
    fc.property(
      fc.subarray([...units], { minLength: 1 }),
      fc.array(fc.nat(999_999), { minLength: 5 }),
      (chosen, amounts) => {
        const text = chosen.map((unit, i) => `${amounts[i]}${unit}`).join(' ');
        const ms = chosen.reduce((sum, unit, i) => sum + (amounts[i] ?? 0) * size[unit], 0);
        expect(durationMs(text)).toBe(ms);
      },
    ),
  );
});
