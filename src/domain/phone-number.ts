// Phone numbers by certainty: as somebody asked for it, as it can exist, as its holder has proved it.
import { PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { type Ruling, refused } from './refusal.ts';

export const NUMBER_REFUSALS = ['number-malformed', 'number-impossible'] as const;
export type NumberRefusal = (typeof NUMBER_REFUSALS)[number];

declare const certainty: unique symbol;

/** `+` and digits, one spelling only; whether such a number exists is not known yet. */
export type RequestedNumber = string & { readonly [certainty]: 'requested' };

export interface NumberParts {
  /** `+5511912345678` */
  readonly e164: string;
  readonly callingCode: string;
  /** Without the calling code. */
  readonly national: string;
  /** As people read it: `+55 11 91234 5678`. */
  readonly international: string;
}

/** Fits its country's numbering plan. */
export type EligibleNumber = NumberParts & { readonly [certainty]: 'eligible' };

/** Its holder has given back the code that WhatsApp sent to it. */
export type VerifiedNumber = NumberParts & { readonly [certainty]: 'verified' };

const SEPARATORS = /[\s().\-\u2010-\u2015\u00a0]/g;
const SPELLED = /^(?:\+|00)([1-9]\d{6,14})$/;

/** NUMBER-8: spaces, dashes, dots, parentheses and `00` for `+` spell the same number. */
export function requestNumber(text: string): Ruling<RequestedNumber, NumberRefusal> {
  const digits = SPELLED.exec(text.replace(SEPARATORS, ''))?.[1];
  if (digits === undefined) return refused('number-malformed');
  return { ok: `+${digits}` as RequestedNumber };
}

/** Area code and eight digits that begin as a mobile's: Brazil's mobiles have had nine for years. */
const SHORT_BRAZILIAN_MOBILE = /^\+55[1-9]{2}[6-9]\d{7}$/;

/** The number if it fits its country's plan. */
function fitting(requested: RequestedNumber): PhoneNumber | undefined {
  if (SHORT_BRAZILIAN_MOBILE.test(requested)) return undefined;
  try {
    const plain = new PhoneNumber(requested);
    if (plain.isValid()) return plain;
  } catch {
    // No such calling code.
  }
  // The parser is several times as slow, but knows countries that share a calling code, and zeros too many.
  const parsed = parsePhoneNumberFromString(requested, { extract: false });
  return parsed?.isValid() === true ? parsed : undefined;
}

/** NUMBER-7: the number must fit its country's plan. Costs tens of µs: ask once for each number. */
export function eligibleNumber(requested: RequestedNumber): Ruling<EligibleNumber, NumberRefusal> {
  const number = fitting(requested);
  if (number === undefined) return refused('number-impossible');
  const parts: NumberParts = {
    e164: number.number,
    callingCode: number.countryCallingCode,
    national: number.nationalNumber,
    international: number.formatInternational(),
  };
  return { ok: parts as EligibleNumber };
}

/** NUMBER-8: whatever its spelling, a number is kept under one name. */
export const numberKey = (number: EligibleNumber, _spelled: string): string => number.e164;

/** NUMBER-1: the number of a connected account stays; another one is connected beside it. */
export const numberMayChange = (connected: boolean): Ruling<true, 'number-fixed'> =>
  connected ? refused('number-fixed') : { ok: true };

/** CONNECT-4: only a code that WhatsApp took turns an eligible number into a verified one. */
export const verifiedNumber = (
  number: EligibleNumber,
  _proof: { readonly codeAccepted: true },
): VerifiedNumber => number as NumberParts as VerifiedNumber;

/** The digits of a business's own number, by which webhooks and threads name it. */
export const digitsOf = (e164: string): string => e164.slice(1);

/**
 * Countries in which WhatsApp may name a customer by other digits than those of the number (third party:
 * https://github.com/chatwoot/chatwoot/issues/5840 and issues/11053). Argentina's 549 is the number as it is dialled.
 */
const OWN_FORMS: readonly { readonly waId: RegExp; readonly number: string }[] = [
  // Brazil: a mobile without its ninth digit. A landline looks the same, but few customers write from one.
  { waId: /^55(?<area>[1-9]{2})(?<rest>\d{8})$/, number: '55$<area>9$<rest>' },
  // Mexico: the 1 that mobiles were dialled with until 2019.
  { waId: /^521(\d{10})$/, number: '52$1' },
];

/** TICKET-1: the number behind a wa_id, as the customer would write it. */
export function numberOfWaId(waId: string): string {
  for (const { waId: form, number } of OWN_FORMS) {
    if (form.test(waId)) return `+${waId.replace(form, number)}`;
  }
  return `+${waId}`;
}
