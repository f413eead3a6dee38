// Phone numbers as they come in paths and bodies: with or without the plus, spaces and dashes.
import { z } from 'zod';
import { waIdOf } from '../../../../simulators/whatsapp/world/wa-id.ts';
import type { Call } from '../../../kernel/routes.ts';
import type { Response } from '../../../kernel/wire.ts';
import { type Answer, refuse, type Scene } from './control.ts';

const SPELLING = /^\+?[\d ().-]+$/;
/** https://www.itu.int/rec/T-REC-E.164: up to 15 digits; shorter ones are short codes. */
const DIGITS = /^[1-9]\d{2,14}$/;

/** E.164 with the plus; `undefined` when it is no number. */
export function phoneOf(text: string): string | undefined {
  if (!SPELLING.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  return DIGITS.test(digits) ? `+${digits}` : undefined;
}

const WRONG = 'must be a phone number in international form, such as +5511912345678';

export const phone = z.string(WRONG).transform((text, context) => {
  const number = phoneOf(text);
  if (number !== undefined) return number;
  context.addIssue({ code: 'custom', message: WRONG });
  return z.NEVER;
});

/** Runs `handle` for the number that the path names. */
export function onPhone(
  call: Call,
  name: 'phone' | 'number',
  handle: (phone: string) => Answer,
): Answer {
  const text = call.params[name] ?? '';
  const number = phoneOf(text);
  return number === undefined ? notANumber(text) : handle(number);
}

const notANumber = (text: string): Response =>
  refuse(400, `the path: "${text}" ${WRONG.replace('must be', 'is not')}`);

/** The phone itself, or the customer's whose wa_id the digits are: in webhooks there is no other name. */
function holderOf({ world: { whatsapp }, customers }: Scene, named: string): string | undefined {
  if (whatsapp.phones.app(named).app !== 'none') return named;
  const { waIdRewriting } = whatsapp.options;
  return [...customers.keys()].find((each) => `+${waIdOf(each, waIdRewriting)}` === named);
}

/** Runs `handle` for a person with WhatsApp on the phone that the path names. */
export const onCustomer = (scene: Scene, call: Call, handle: (phone: string) => Answer): Answer =>
  onPhone(call, 'phone', (named) => {
    const number = holderOf(scene, named);
    if (number !== undefined) return handle(number);
    const advice = 'POST /_sim/customers {"phone", "name"} first';
    return refuse(404, `there is no WhatsApp on ${named}: ${advice}`);
  });
