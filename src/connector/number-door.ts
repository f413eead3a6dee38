// A number at the door of the back office: in its country's form, and reachable by a code.
import type { LineRefusal } from '../domain/line.ts';
import { expectedForm } from '../domain/number-form.ts';
import { type EligibleNumber, type NumberRefusal, requestNumber } from '../domain/phone-number.ts';
import type { Response } from '../kernel/wire.ts';
import type { Context } from './context.ts';
import { badRequest } from './door.ts';

export type NumberDoorReason = NumberRefusal | LineRefusal | 'number-hosted' | 'number-fixed';

export const NUMBER_DOOR_TEXT: { readonly [R in NumberDoorReason]: string } = {
  'number-malformed': 'phoneNumber: this is no number in international form. Write it so:',
  'number-impossible': "phoneNumber: does not fit its country's numbering:",
  'number-behind-ivr':
    'A voice menu answers this number, so that no code reaches a person. Take a number that a person answers.',
  'number-hosted': 'This phone number is hosted already, for another deployment.',
  'number-fixed':
    'The number of a connected account cannot be changed. Host the other number as well, and connect it as an account of its own.',
};

export const refuseNumber = (reason: NumberDoorReason, status: number, more = ''): Response =>
  badRequest(reason, `${NUMBER_DOOR_TEXT[reason]}${more === '' ? '' : ` ${more}.`}`, status);

/** NUMBER-7: the number in its one spelling, or the answer that shows how it is written. */
export function readNumber(
  context: Context,
  spelled: string,
): { readonly ok: EligibleNumber } | { readonly answer: Response } {
  const requested = requestNumber(spelled);
  const number = 'ok' in requested ? context.law.eligibleNumber(requested.ok) : requested;
  if ('ok' in number) return number;
  const form = expectedForm('ok' in requested ? requested.ok : undefined);
  return { answer: refuseNumber(number.refused, 422, form) };
}
