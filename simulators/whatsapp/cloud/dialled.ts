// Numbers as people dial them, with or without their country's code, as E.164.
import { PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

const NOT_DIGITS = /\D/g;

function exists(phone: string): boolean {
  try {
    if (new PhoneNumber(phone).isValid()) return true;
  } catch {
    // No such calling code.
  }
  // Slower, but knows countries that share a calling code.
  const parsed = parsePhoneNumberFromString(phone, { extract: false });
  return parsed?.isValid() === true && parsed.number === phone;
}

/** A number of the country `cc`, which may stand in front of it already; `undefined` when there is none such. */
export function numberIn(cc: string, written: string): string | undefined {
  const digits = written.replace(NOT_DIGITS, '');
  const whole = `+${digits}`;
  if (!written.trim().startsWith('+')) {
    const national = `+${cc}${digits}`;
    if (exists(national)) return national;
  }
  return digits.startsWith(cc) && exists(whole) ? whole : undefined;
}

/** Whom a business reaches that dials without a plus: a number of its own country, where there is such a number. */
export function dialledFrom(business: string, digits: string): string {
  const cc = parsePhoneNumberFromString(business)?.countryCallingCode;
  const national = `+${cc}${digits}`;
  return cc !== undefined && exists(national) ? national : `+${digits}`;
}
