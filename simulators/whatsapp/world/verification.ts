// Proof that a number is held: codes, how long they live, and how often one may be asked for.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';

export const CODE_METHODS = ['sms', 'voice'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

export interface CodeLimits {
  readonly codeValidMs: number;
  readonly codePauseMs: number;
  readonly codesPerDay: number;
  readonly codeGuesses: number;
  readonly codeGuessesWithinMs: number;
  readonly codeWithHyphen: boolean;
  readonly verificationValidMs: number;
}

export interface Verification {
  /** When codes were sent, oldest first; those of the last 24 hours. */
  sent: readonly Instant[];
  /** Only the newest code is alive. */
  code: string | undefined;
  /** When wrong codes were given, oldest first; those of the last `codeGuessesWithinMs`. */
  wrong: readonly Instant[];
  /** When the number was last known to be held: by a code, or until it was deregistered. */
  verifiedAt: Instant | undefined;
}

export const newVerification = (): Verification => ({
  sent: [],
  code: undefined,
  wrong: [],
  verifiedAt: undefined,
});

export type CodeRefusal = {
  readonly refused: 'too-soon' | 'too-many';
  readonly waitMs: number;
};

/** Whether a code may be sent now. */
export function mayAsk(
  verification: Verification,
  now: Instant,
  limits: CodeLimits,
): CodeRefusal | undefined {
  const { sent } = verification;
  const last = sent.at(-1);
  if (last !== undefined && now - last < limits.codePauseMs) {
    return { refused: 'too-soon', waitMs: last + limits.codePauseMs - now };
  }
  const recent = sent.filter((at) => now - at < DAY);
  const oldest = recent[recent.length - limits.codesPerDay];
  if (oldest !== undefined) return { refused: 'too-many', waitMs: oldest + DAY - now };
  return undefined;
}

/** Notes that `code` was sent; the one before it is dead. */
export function noteCode(verification: Verification, code: string, now: Instant): void {
  verification.sent = [...verification.sent.filter((at) => now - at < DAY), now];
  verification.code = code;
}

export type GuessRefusal =
  | { readonly refused: 'wrong-code' | 'expired-code' }
  | { readonly refused: 'guessed-too-often'; readonly waitMs: number };

/** `123-456`, as the SMS writes it. */
const HYPHENATED = /^(\d{3})-(\d{3})$/;

/** Takes the code if it is the living one, to the digit. A new code does not end the wait after wrong ones. */
export function enterCode(
  verification: Verification,
  written: string,
  now: Instant,
  limits: CodeLimits,
): GuessRefusal | undefined {
  const { codeGuesses, codeGuessesWithinMs, codeValidMs, codeWithHyphen } = limits;
  const attempt = codeWithHyphen ? written.replace(HYPHENATED, '$1$2') : written;
  const wrong = verification.wrong.filter((at) => now - at < codeGuessesWithinMs);
  verification.wrong = wrong;
  const oldest = wrong[wrong.length - codeGuesses];
  if (oldest !== undefined) {
    return { refused: 'guessed-too-often', waitMs: oldest + codeGuessesWithinMs - now };
  }
  const sentAt = verification.sent.at(-1);
  if (sentAt === undefined || verification.code === undefined || verification.code !== attempt) {
    verification.wrong = [...wrong, now];
    return { refused: 'wrong-code' };
  }
  if (now - sentAt > codeValidMs) return { refused: 'expired-code' };
  verification.code = undefined;
  verification.wrong = [];
  verification.verifiedAt = now;
  return undefined;
}

export const VERIFICATION_STATES = ['not-verified', 'verified', 'expired'] as const;

/** A registered number stays verified; one that nobody registers does not. */
export function verificationState(
  verification: Verification,
  registered: boolean,
  now: Instant,
  limits: CodeLimits,
): (typeof VERIFICATION_STATES)[number] {
  const { verifiedAt } = verification;
  if (verifiedAt === undefined) return 'not-verified';
  return registered || now - verifiedAt <= limits.verificationValidMs ? 'verified' : 'expired';
}
