// The intake: what a customer must tell of a number before its deployment can be made.
import { readDisplayName } from './display-name.ts';
import { type Ruling, refused } from './refusal.ts';

/** As it was written; empty where nothing was given. */
export interface Given {
  readonly displayName: string;
  readonly phoneNumber: string;
  readonly businessManagerId: string;
}
export type IntakeField = keyof Given;

/** The lines of a reply by which each is known, the first of them as the form has it. */
const LABELS: { readonly [F in IntakeField]: readonly [string, ...string[]] } = {
  displayName: ['Display name', '表示名'],
  phoneNumber: ['Phone number', '電話番号'],
  businessManagerId: ['Facebook Business Manager ID', 'FacebookビジネスマネージャID'],
};
export const INTAKE_FIELDS = Object.keys(LABELS) as readonly IntakeField[];
export const labelOf = (field: IntakeField): string => LABELS[field][0];

/** In Japanese, colons are wide. */
const COLON = /[:\uff1a]/;

/** What a reply says, line by line; what is quoted from the letter before says nothing. */
export function readIntake(text: string): Given {
  const lines = new Map<string, string>();
  for (const line of text.split('\n')) {
    // Not one pattern for all of it: a long line of blanks would be looked through for hours.
    const colon = line.search(COLON);
    const value = line.slice(colon + 1).trim();
    if (colon > 0 && value !== '') lines.set(line.slice(0, colon).trim().toLowerCase(), value);
  }
  const of = (field: IntakeField): string =>
    LABELS[field].map((label) => lines.get(label.toLowerCase())).find((value) => value) ?? '';
  return {
    displayName: of('displayName'),
    phoneNumber: of('phoneNumber'),
    businessManagerId: of('businessManagerId'),
  };
}

/** INTAKE-1: what was given before is kept until something else is given. */
export const completed = (before: Given, now: Given): Given => ({
  displayName: now.displayName || before.displayName,
  phoneNumber: now.phoneNumber || before.phoneNumber,
  businessManagerId: now.businessManagerId || before.businessManagerId,
});

export interface Lack {
  readonly field: IntakeField;
  readonly why: 'missing' | 'malformed';
}

/** Assumption: Facebook's ids of businesses are whole numbers of 5 to 20 digits. */
const BUSINESS_MANAGER_ID = /^[1-9]\d{4,19}$/;

/** INTAKE-1, HOSTING-4: all three are needed, and each must be one. */
export function lacks(given: Given, numberFits: boolean): readonly Lack[] {
  const fits: { readonly [F in IntakeField]: boolean } = {
    displayName: 'ok' in readDisplayName(given.displayName),
    phoneNumber: numberFits,
    businessManagerId: BUSINESS_MANAGER_ID.test(given.businessManagerId),
  };
  return INTAKE_FIELDS.filter((field) => !fits[field]).map((field) => ({
    field,
    why: given[field] === '' ? 'missing' : 'malformed',
  }));
}

/** INTAKE-3: the activation starts with the customer's answer to our letter, and with nothing else. */
export const startsActivation = (letter: {
  readonly answersOurs: boolean;
  readonly fromCustomer: boolean;
}): Ruling<true, 'not-a-reply'> =>
  letter.answersOurs && letter.fromCustomer ? { ok: true } : refused('not-a-reply');

export interface KnownIntake {
  readonly id: string;
  /** E.164, once a number that can be one was given. */
  readonly number: string | undefined;
  readonly complete: boolean;
}

/** INTAKE-2: which intake of the customer a reply goes on with; `undefined` begins one. */
export function intakeMeant(
  known: readonly KnownIntake[],
  answered: string | undefined,
  number: string | undefined,
): Ruling<string | undefined, 'number-has-intake'> {
  const same = known.find((intake) => number !== undefined && intake.number === number);
  if (same !== undefined) return same.complete ? refused('number-has-intake') : { ok: same.id };
  const open = known.find(({ id, complete }) => id === answered && !complete);
  const goesOn = open !== undefined && (number === undefined || open.number === undefined);
  return { ok: goesOn ? open.id : undefined };
}
