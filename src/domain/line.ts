// What kind of line a number is, and whether a code can come to it.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { NumberParts } from './phone-number.ts';
import { type Ruling, refused } from './refusal.ts';

export const LINES = ['mobile', 'landline', 'toll-free', 'other'] as const;
export type Line = (typeof LINES)[number];

/** Where mobiles and landlines look alike, as in North America, a number counts as a mobile. */
const LINE_OF: Readonly<Record<string, Line>> = {
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'mobile',
  FIXED_LINE: 'landline',
  TOLL_FREE: 'toll-free',
};

export const lineOf = ({ e164 }: Pick<NumberParts, 'e164'>): Line =>
  LINE_OF[parsePhoneNumberFromString(e164, { extract: false })?.getType() ?? ''] ?? 'other';

/** What the customer says of the line when the number is handed over. */
export interface Answering {
  /** A voice menu answers calls. */
  readonly behindIvr: boolean;
  /** WhatsApp has registered the number before, with a code that was given by hand. */
  readonly registeredByHand: boolean;
}

export const LINE_REFUSALS = ['number-behind-ivr'] as const;
export type LineRefusal = (typeof LINE_REFUSALS)[number];

/** NUMBER-6: a code is heard by a person, or it was given by hand long ago. */
export const reachable = (answering: Answering): Ruling<true, LineRefusal> =>
  answering.behindIvr && !answering.registeredByHand ? refused('number-behind-ivr') : { ok: true };
