// Looking for many words at once, against looking for each.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsAny, wordsIn } from '../../src/kernel/search.ts';

const letters = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢'), minLength, maxLength });

test('any of the words is found exactly when one of them is in the text', () => {
  const words = fc.array(fc.oneof(letters(2, 20), letters(16, 300)), { maxLength: 5 });
  fc.assert(
    fc.property(letters(0, 200), letters(0, 40), words, fc.nat(), (before, after, list, pick) => {
      expect(holdsAny(before, list)).toBe(list.some((word) => before.includes(word)));
      const chosen = list[pick % Math.max(1, list.length)];
      if (chosen !== undefined) expect(holdsAny(before + chosen + after, list)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('the words that stand in a text are found exactly, however many are looked for', () => {
  const word = fc.oneof(letters(4, 6), letters(4, 20));
  fc.assert(
    fc.property(letters(0, 300), fc.array(word, { minLength: 1, maxLength: 8 }), (text, list) => {
      const expected = new Set(list.filter((each) => text.includes(each)));
      expect(wordsIn(text, list)).toEqual(expected);
      const more = Array.from({ length: 200 }, (_, n) => `none-${n}`);
      expect(wordsIn(text, [...more, ...list])).toEqual(expected);
      expect(holdsAny(text, [...more, ...list])).toBe(expected.size > 0);
    }),
    { numRuns: 1_000 },
  );
});
