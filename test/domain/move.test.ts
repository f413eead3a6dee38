// Moving a number to Cloud: when it can be given up, and the PIN that takes it over.
import { expect, it } from 'vitest';
import { MOVE_PHASES, mayAbandon, movePin } from '../../src/domain/move.ts';

it('is begun, then at the switch', () => {
  expect(MOVE_PHASES).toEqual(['begun', 'switching']);
});

it.each([
  ['nothing is under way', undefined, { refused: 'move-not-under-way' }],
  ['it has begun', 'begun', { ok: true }],
  ['the switch is under way', 'switching', { refused: 'switch-under-way' }],
] as const)('can be given up only before the switch: %s (MIGRATION-8)', (_what, phase, ruling) => {
  expect(mayAbandon(phase)).toEqual(ruling);
});

it('takes the number over with the PIN that its client has (MIGRATION-7)', () => {
  expect(movePin('123456', '654321')).toBe('123456');
});
