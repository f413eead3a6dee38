// Sending a verification code to a number: what may be asked for, and how it is said.
import type { Context } from './context.ts';
import { secret } from './context.ts';
import { type BusinessNumber, type Occupied, occupied } from './world/business-number.ts';
import { type CodeMethod, type CodeRefusal, mayAsk, noteCode } from './world/verification.ts';

export const CODE_DIGITS = 6;
const SENDER = 'WhatsApp';

function newCode(context: Context, previous: string | undefined): string {
  for (;;) {
    const code = context.codes.digits(CODE_DIGITS);
    if (code !== previous) return code;
  }
}

/** Sends a new code, after which the one before is worth nothing. */
export function sendCode(
  context: Context,
  number: BusinessNumber,
  method: CodeMethod,
): Occupied | CodeRefusal | undefined {
  const { world, options, telephone, services } = context;
  const now = services.clock.now();
  const refusal =
    occupied(number, world.phones.get(number.phone), world.registry, now) ??
    mayAsk(number.verification, now, options);
  if (refusal !== undefined) return refusal;

  const code = newCode(context, number.verification.code);
  secret(context, 'code', code);
  noteCode(number.verification, code, now);
  // The hyphen and the pauses are for people; the code itself is six digits.
  if (method === 'sms') {
    const written = secret(context, 'code', `${code.slice(0, 3)}-${code.slice(3)}`);
    telephone.sms(SENDER, number.phone, `WhatsApp code ${written}`);
  } else {
    const spoken = secret(context, 'code', code.split('').join(' '));
    telephone.call(SENDER, number.phone, `Your WhatsApp code is ${spoken}.`);
  }
  return undefined;
}
