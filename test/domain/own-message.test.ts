import { expect, it } from 'vitest';
import {
  failsOnTicket,
  needsWindow,
  notedOnTicket,
  OWN_KINDS,
} from '../../src/domain/own-message.ts';

it.each([
  ['reply', true, undefined, true],
  ['auto-reply', true, undefined, false],
  ['template', false, 'shown', true],
] as const)('what holds of a %s', (kind, window, noted, fails) => {
  expect(needsWindow(kind)).toBe(window);
  expect(notedOnTicket(kind, 'shown')).toBe(noted);
  expect(failsOnTicket(kind)).toBe(fails);
});

it('has a line above for every kind', () => {
  expect(OWN_KINDS).toEqual(['reply', 'auto-reply', 'template']);
});
