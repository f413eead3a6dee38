// Phone numbers in the spellings of people, as E.164.
import type { PhoneBook } from './check-world.ts';

export interface RecordingPhoneBook {
  readonly look: PhoneBook;
  /** Every spelling that was looked up and found. */
  readonly found: Readonly<Record<string, string>>;
}

/** The number plan of the whole world takes 50 ms to load, so it is loaded only when a number is written. */
export async function openPhoneBook(): Promise<RecordingPhoneBook> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const found: Record<string, string> = {};
  return {
    found,
    look(spelling) {
      if (Object.hasOwn(found, spelling)) return found[spelling];
      const parsed = parsePhoneNumberFromString(spelling);
      if (parsed === undefined || !parsed.isValid() || parsed.ext !== undefined) return undefined;
      found[spelling] = parsed.number;
      return parsed.number;
    },
  };
}

const KEYS: ReadonlySet<string> = new Set(['phone', 'number', 'requester whatsapp number']);

/** Whether a number stands anywhere in a document. */
export const writesNumbers = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, inner]) => KEYS.has(key) || writesNumbers(inner));
