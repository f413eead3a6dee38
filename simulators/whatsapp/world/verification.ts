// Proof that a number is held: codes, how long they live, and how often one may be asked for.
import { DAY, type Instant } from '../../../src/kernel/clock.ts';

export const CODE_METHODS = ['sms', 'voice'] as const;
export type CodeMethod = (typeof CODE_METHODS)[number];

export interface CodeLimits {
  readonly codeValidMs: number;
  readonly codePauseMs: number;
  readonly codesPerDay: number;
  readonly verificationValidMs: number;
}

export interface Verification {
  /** When codes were sent, oldest first; those of the last 24 hours. */
  sent: readonly Instant[];
  /** Only the newest code is alive. */
  code: string | undefined;
  verifiedAt: Instant | undefined;
}

export const newVerification = (): Verification => ({
  sent: [],
  code: undefined,
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

/** Takes the code if it is the living one, to the digit. */
export function enterCode(
  verification: Verification,
  attempt: string,
  now: Instant,
  limits: CodeLimits,
): { readonly refused: 'wrong-code' | 'expired-code' } | undefined {
  const sentAt = verification.sent.at(-1);
  if (sentAt === undefined || verification.code === undefined || verification.code !== attempt) {
    return { refused: 'wrong-code' };
  }
  if (now - sentAt > limits.codeValidMs) return { refused: 'expired-code' };
  verification.code = undefined;
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
