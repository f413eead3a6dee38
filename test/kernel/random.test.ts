// Chance: the same for the same seed and name, whoever else draws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, type Random, sha256 } from '../../src/kernel/random.ts';

const seed = fc.integer({ min: 0, max: 0x7fffffff });
const name = fc.string({ maxLength: 12 });
const draws = (random: Random): readonly number[] =>
  Array.from({ length: 20 }, () => random.int(0, 1_000_000));

describe('the same seed', () => {
  test('gives the same stream', () => {
    fc.assert(
      fc.property(seed, name, (s, fork) => {
        expect(draws(createRandom(s))).toEqual(draws(createRandom(s)));
        expect(draws(createRandom(s).fork(fork))).toEqual(draws(createRandom(s).fork(fork)));
      }),
    );
  });

  test('another seed or another name gives another', () => {
    fc.assert(
      fc.property(seed, seed, name, name, (s, t, a, b) => {
        fc.pre(s !== t && a !== b);
        expect(draws(createRandom(s))).not.toEqual(draws(createRandom(t)));
        expect(draws(createRandom(s).fork(a))).not.toEqual(draws(createRandom(t).fork(a)));
        expect(draws(createRandom(s).fork(a))).not.toEqual(draws(createRandom(s).fork(b)));
      }),
    );
  });

  test('is guarded: a change here would change every saved trace', () => {
    const random = createRandom(1);
    expect(random.digits(12)).toBe('681709238863');
    expect(random.fork('ids').hex(12)).toBe('88b41ab2ebc8');
  });
});

test('a fork does not depend on what else was drawn or forked before it', () => {
  const noise = fc.array(fc.oneof(fc.constant('draw' as const), name), { maxLength: 10 });
  fc.assert(
    fc.property(seed, name, noise, (s, fork, before) => {
      const quiet = createRandom(s);
      const noisy = createRandom(s);
      for (const act of before) {
        if (act === 'draw') noisy.int(0, 9);
        else draws(noisy.fork(act));
      }
      expect(draws(noisy.fork(fork))).toEqual(draws(quiet.fork(fork)));
    }),
  );
});

test('a fork does not disturb the stream it is taken from', () => {
  const random = createRandom(7);
  random.int(0, 9);
  random.fork('ids').digits(100);
  const undisturbed = createRandom(7);
  undisturbed.int(0, 9);
  expect(draws(random)).toEqual(draws(undisturbed));
});

describe('ranges', () => {
  test('int stays between its ends, both included', () => {
    fc.assert(
      fc.property(seed, fc.integer(), fc.nat(1_000), (s, min, span) => {
        const random = createRandom(s);
        for (let i = 0; i < 20; i++) {
          const drawn = random.int(min, min + span);
          expect(drawn).toBeGreaterThanOrEqual(min);
          expect(drawn).toBeLessThanOrEqual(min + span);
          expect(Number.isInteger(drawn)).toBe(true);
        }
      }),
    );
  });

  test('int reaches every value of a small range about equally often', () => {
    const counts = new Array<number>(36).fill(0);
    const random = createRandom(1).fork('latency');
    for (let i = 0; i < 36_000; i++) {
      const drawn = random.int(5, 40) - 5;
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });

  test('digits and hex have the length asked for and only their characters', () => {
    fc.assert(
      fc.property(seed, fc.nat(64), (s, length) => {
        const random = createRandom(s);
        expect(random.digits(length)).toMatch(new RegExp(`^[0-9]{${length}}$`));
        expect(random.hex(length)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
      }),
    );
  });

  test('pick gives one of the items', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.anything(), { minLength: 1 }), (s, items) => {
        // Not by ===, which finds no NaN.
        expect(items.includes(createRandom(s).pick(items))).toBe(true);
      }),
    );
  });

  test('chance is never at 0, always at 1, and about as often as said between', () => {
    const random = createRandom(3);
    const count = (p: number) =>
      Array.from({ length: 10_000 }, () => random.chance(p)).filter(Boolean).length;
    expect(count(0)).toBe(0);
    expect(count(1)).toBe(10_000);
    expect(Math.abs(count(0.25) - 2_500)).toBeLessThan(200);
  });
});

test('sha256 is SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
