// Moving a connected number from its hosted client to Cloud: where it stands, and what may be done then.
import { type Ruling, refused } from './refusal.ts';

/** begun: it works where it was · switching: nobody knows yet which of the two has it. */
export const MOVE_PHASES = ['begun', 'switching'] as const;
export type MovePhase = (typeof MOVE_PHASES)[number];

/** MIGRATION-8: only what has not reached the switch can be given up; MIGRATION-5: nothing leads back over it. */
export const mayAbandon = (
  phase: MovePhase | undefined,
): Ruling<true, 'move-not-under-way' | 'switch-under-way'> => {
  if (phase === undefined) return refused('move-not-under-way');
  return phase === 'begun' ? { ok: true } : refused('switch-under-way');
};

/**
 * MIGRATION-7, MIGRATION-8: the PIN by which Cloud takes the number over is the one that its client has. With
 * any other the client is taken down, and the number is nowhere.
 */
export const movePin = (known: string, _fresh: string): string => known;
