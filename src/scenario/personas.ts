// Names and numbers for whoever a scenario leaves nameless, drawn from the seed.
import { faker } from '@faker-js/faker/locale/pt_BR';
import type { Random } from '../kernel/random.ts';
import type { Country, Line } from './world-spec.ts';

/** The library's lists without its generator, which takes longer to seed than a whole plan may. */
const { person, company } = faker.definitions;
const { legal_entity_type: legalForms } = company;
const FIRST_NAMES = [...(person.first_name.female ?? []), ...(person.first_name.male ?? [])];
const LAST_NAMES = person.last_name.generic ?? [];
const LEGAL_FORMS = legalForms as readonly string[];

export const drawPerson = (random: Random): string =>
  `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;

/** Somebody whose name is not `taken`. */
export function drawUnlike(random: Random, taken: ReadonlySet<string>): string {
  for (;;) {
    const name = drawPerson(random);
    if (!taken.has(name)) return name;
  }
}

export const drawCompany = (random: Random): string =>
  `${random.pick(LAST_NAMES)} ${random.pick(LEGAL_FORMS)}`;

const DRAW: { readonly [L in Line]: (random: Random) => string } = {
  mobile: (random) => `+55119${random.int(6, 9)}${random.digits(7)}`,
  landline: (random) => `+55113${random.int(0, 9)}${random.digits(6)}`,
  'toll-free': (random) => `+55800${random.int(2, 9)}${random.digits(6)}`,
};

/**
 * A Brazilian number in E.164: +55 11 9XXXX XXXX for a mobile, +55 11 3XXX XXXX for a landline,
 * +55 800 XXX XXXX for a toll-free line. Draws again while it is `taken`.
 */
export function drawNumber(random: Random, line: Line, taken: ReadonlySet<string>): string {
  for (;;) {
    const number = DRAW[line](random);
    if (!taken.has(number)) return number;
  }
}

const MOBILE: { readonly [C in Country]: (random: Random) => string } = {
  BR: DRAW.mobile,
  DE: (random) => `+49170${random.digits(7)}`,
  JP: (random) => `+8190${random.int(1, 9)}${random.digits(7)}`,
};

/** The number of a mobile in that country, in E.164. Draws again while it is `taken`. */
export function drawMobile(random: Random, country: Country, taken: ReadonlySet<string>): string {
  for (;;) {
    const number = MOBILE[country](random);
    if (!taken.has(number)) return number;
  }
}
