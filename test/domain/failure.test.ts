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

it.each([
  ['refused', '', /[^:]\.$/],
  ['refused', 'Bad request', / WhatsApp says: Bad request\.$/],
  ['file-unsupported', 'a.zip', / The file: a\.zip\.$/],
] as const)('%s of which is said %j ends so', (failure, title, end) => {
  expect(failureText(failure, title)).toMatch(end);
  expect(failureText(failure, title)).not.toMatch(/: \.$/);
});

it('says nothing more where nothing more is known', () => {
  expect(failureText('refused')).toBe(failureText('refused', ''));
  expect(failureText('refused')).not.toContain('says');
});

it('is cut to what Zendesk takes, not dropped', () => {
  const long = failureText('refused', 'x'.repeat(2_000));
  expect(long).toHaveLength(511);
  expect(long).toMatch(/^refused: .* WhatsApp says: x+$/);
});

it('fits into what Zendesk takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FAILURES), fc.string({ maxLength: 2_000 }), (failure, title) => {
      expect(failureText(failure, title).length).toBeLessThanOrEqual(DESCRIPTION_MAX);
    }),
  );
});
