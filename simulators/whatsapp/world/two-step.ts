// The two-step PIN of a number, and the guard against guessing it.
import { HOUR, type Instant, SECOND } from '../../../src/kernel/clock.ts';

export interface TwoStep {
  pin: string | undefined;
  /** When a wrong PIN was given, within the last hour. */
  wrong: readonly Instant[];
}

export const newTwoStep = (): TwoStep => ({ pin: undefined, wrong: [] });

export interface PinRefusal {
  readonly refused: 'pin-wrong' | 'pin-too-fast' | 'pin-locked';
  readonly waitMs: number;
}

/** Assumption: Meta names the three refusals but gives neither counts nor pauses. */
const PAUSE_MS = 10 * SECOND;
const GUESSES_MAX = 5;
const GUESSES_WITHIN_MS = HOUR;

/** Checks a PIN against the number's own. Without one, any PIN will do. */
export function checkPin(twoStep: TwoStep, pin: string, now: Instant): PinRefusal | undefined {
  if (twoStep.pin === undefined) return undefined;
  const wrong = twoStep.wrong.filter((at) => now - at < GUESSES_WITHIN_MS);
  twoStep.wrong = wrong;
  const [oldest] = wrong;
  const last = wrong.at(-1);
  if (oldest !== undefined && wrong.length >= GUESSES_MAX) {
    return { refused: 'pin-locked', waitMs: oldest + GUESSES_WITHIN_MS - now };
  }
  if (last !== undefined && now - last < PAUSE_MS) {
    return { refused: 'pin-too-fast', waitMs: last + PAUSE_MS - now };
  }
  if (twoStep.pin !== pin) {
    twoStep.wrong = [...wrong, now];
    return { refused: 'pin-wrong', waitMs: PAUSE_MS };
  }
  twoStep.wrong = [];
  return undefined;
}
