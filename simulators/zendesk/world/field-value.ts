// Whether a field can hold a value. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/
import type { CustomType, Field } from './field.ts';
import type { CustomValue } from './ticket.ts';
import { type FieldRefusal, invalid } from './ticket-change.ts';

const TEXT_LENGTH_MAX = 65_535;
/** Assumption: such fields are of one short line. */
const REGEXP_LENGTH_MAX = 255;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INTEGER = /^-?\d{1,18}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,15})?$/;

const isDate = (value: string): boolean => {
  const day = value.slice(0, 10);
  const at = Date.parse(`${day}T00:00:00Z`);
  return DATE.test(day) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

const isOption = ({ options }: Field, value: CustomValue): boolean =>
  options.some((option) => option.value === value);

/** Text and numbers as they are written; callers may have let anything through, and not all of it can be written. */
const plain = (value: CustomValue): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Users and organizations take ids of other records without a look at them. */
const isText = (value: CustomValue): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= TEXT_LENGTH_MAX);

/** A repeated group that repeats something, or offers a choice, can take for ever; so can one that refers back. */
const WILD = /[*+?}|][^()]*\)[*+{]|\)\)[*+{]|\\[1-9k]/;

/** Assumption: an expression that is none, or could hold the program up, is refused. */
export function isTame(regexp: string): boolean {
  if (WILD.test(regexp)) return false;
  try {
    new RegExp(regexp);
    return true;
  } catch {
    return false;
  }
}

function matches(regexp: string | null, value: CustomValue): boolean {
  if (typeof value !== 'string' || regexp === null) return typeof value === 'string';
  return value.length <= REGEXP_LENGTH_MAX && isTame(regexp) && new RegExp(regexp).test(value);
}

const HOLDS: Readonly<Record<CustomType, (field: Field, value: CustomValue) => boolean>> = {
  text: (_, value) => isText(value),
  textarea: (_, value) => isText(value),
  partialcreditcard: (_, value) => isText(value),
  lookup: (_, value) => isText(value),
  checkbox: (_, value) =>
    typeof value === 'boolean' || ['0', '1', 'true', 'false'].includes(plain(value)),
  date: (_, value) => typeof value === 'string' && isDate(value),
  integer: (_, value) => INTEGER.test(plain(value)),
  decimal: (_, value) => DECIMAL.test(plain(value)),
  regexp: ({ regexp }, value) => matches(regexp, value),
  tagger: isOption,
  dropdown: isOption,
  multiselect: (field, value) =>
    Array.isArray(value) ? value.every((each) => isOption(field, each)) : isOption(field, value),
};

const EXPECTED: Readonly<Record<CustomType, string>> = {
  text: 'text',
  textarea: 'text',
  partialcreditcard: 'text',
  lookup: 'the id of a record',
  checkbox: 'true or false',
  date: 'a date such as 2025-06-02',
  integer: 'a whole number',
  decimal: 'a number',
  regexp: 'text of the form that the field asks for',
  tagger: 'one of its options',
  dropdown: 'one of its options',
  multiselect: 'a list of its options',
};

export const isEmpty = (value: CustomValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** `name` is what the refusal stands under. */
export function fieldValueRefusals(
  field: Field,
  value: CustomValue,
  name = field.key,
): readonly FieldRefusal[] {
  if (isEmpty(value) || !(field.type in HOLDS)) return [];
  const type = field.type as CustomType;
  if (HOLDS[type](field, value)) return [];
  return [invalid(name, `${field.title}: must be ${EXPECTED[type]}`)];
}

/** The tags that a value puts on a ticket: options and ticked boxes do. */
export function tagsOfValue(field: Field, value: CustomValue | undefined): readonly string[] {
  switch (field.type) {
    case 'tagger':
    case 'dropdown':
      return typeof value === 'string' && value !== '' ? [value] : [];
    case 'multiselect':
      return Array.isArray(value) ? value : [];
    case 'checkbox':
      return field.tag !== null && (value === true || value === 'true') ? [field.tag] : [];
    default:
      return [];
  }
}
