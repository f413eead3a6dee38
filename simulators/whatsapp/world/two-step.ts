// The two-step PIN of a number, and the guard against guessing it.
import type { Instant } from '../../../src/kernel/clock.ts';

export interface TwoStep {
  pin: string | undefined;
  /** When a wrong PIN was given, oldest first; those of the last `pinGuessesWithinMs`. */
  wrong: readonly Instant[];
}

export const newTwoStep = (): TwoStep => ({ pin: undefined, wrong: [] });

export interface PinRefusal {
  readonly refused: 'pin-wrong' | 'pin-too-fast' | 'pin-locked';
  readonly waitMs: number;
}

export interface PinLimits {
  readonly pinPauseMs: number;
  readonly pinGuesses: number;
  readonly pinGuessesWithinMs: number;
}

/** How long no PIN is taken after so many wrong ones; `undefined` when the next one is. */
function waitAfter(
  wrong: readonly Instant[],
  now: Instant,
  { pinPauseMs, pinGuesses, pinGuessesWithinMs }: PinLimits,
): PinRefusal | undefined {
  const oldest = wrong[wrong.length - pinGuesses];
  if (oldest !== undefined) {
    return { refused: 'pin-locked', waitMs: oldest + pinGuessesWithinMs - now };
  }
  const last = wrong.at(-1);
  return last !== undefined && now - last < pinPauseMs
    ? { refused: 'pin-too-fast', waitMs: last + pinPauseMs - now }
    : undefined;
}

/** Checks a PIN against the number's own. Without one, any PIN will do. */
export function checkPin(
  twoStep: TwoStep,
  pin: string,
  now: Instant,
  limits: PinLimits,
): PinRefusal | undefined {
  if (twoStep.pin === undefined) return undefined;
  const wrong = twoStep.wrong.filter((at) => now - at < limits.pinGuessesWithinMs);
  twoStep.wrong = wrong;
  const refusal = waitAfter(wrong, now, limits);
  if (refusal !== undefined) return refusal;
  if (twoStep.pin !== pin) {
    twoStep.wrong = [...wrong, now];
    // The last guess that there was says how long the lock is, and not only the pause.
    const { waitMs = 0 } = waitAfter(twoStep.wrong, now, limits) ?? {};
    return { refused: 'pin-wrong', waitMs };
  }
  twoStep.wrong = [];
  return undefined;
}
