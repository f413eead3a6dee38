import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  DESCRIPTION_MAX,
  FAILURES,
  failureOf,
  failureShown,
  failureText,
} from '../../src/domain/failure.ts';

it.each([
  [131047, 'window-closed'],
  [470, 'window-closed'],
  [131026, 'undeliverable'],
  [1026, 'undeliverable'],
  [0, 'undeliverable'],
])('%i means %s', (code, failure) => {
  expect(failureOf(code)).toBe(failure);
});

it.each(FAILURES)('%s begins with its word, and is shown', (failure) => {
  expect(failureText(failure)).toMatch(new RegExp(`^${failure}: [A-Z].*\\.$`));
  expect(failureShown(failure, 'us')).toBe(true);
  expect(failureShown(failure, 'whatsapp')).toBe(true);
});

it('fits into what Zendesk takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FAILURES), fc.string({ maxLength: 2_000 }), (failure, title) => {
      expect(failureText(failure, title).length).toBeLessThanOrEqual(DESCRIPTION_MAX);
    }),
  );
});
