// How a number is written where it belongs: what a refusal shows beside what was typed.

import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import type { RequestedNumber } from './phone-number.ts';

const ANY = 'a plus, the code of the country, then the number: +55 11 91234 5678';
/** The source article. */
const BRAZIL = 'a mobile is +55 11 9XXXX XXXX, a landline +55 11 XXXX XXXX';

/** NUMBER-7: the form that the number's country expects, by an example where no better is known. */
export function expectedForm(requested: RequestedNumber | undefined): string {
  if (requested === undefined) return ANY;
  if (requested.startsWith('+55')) return BRAZIL;
  const parsed = parsePhoneNumberFromString(requested, { extract: false });
  const country = parsed?.country ?? parsed?.getPossibleCountries()[0];
  const example = country === undefined ? undefined : getExampleNumber(country, examples);
  return example === undefined ? ANY : `a number looks like ${example.formatInternational()}`;
}
