import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clickToChatLink } from '../../src/domain/announcement.ts';

it.each([
  ['+5511991234567', 'https://wa.me/5511991234567'],
  ['+14155552671', 'https://wa.me/14155552671'],
  ['+819012345678', 'https://wa.me/819012345678'],
])('announces %s as %s', (e164, link) => {
  expect(clickToChatLink({ e164 })).toBe(link);
});

it('leads to that number and to no other', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{6,14}$/), (digits) => {
      expect(new URL(clickToChatLink({ e164: `+${digits}` })).pathname).toBe(`/${digits}`);
    }),
  );
});
