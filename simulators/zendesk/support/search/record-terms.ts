// What a query can ask of people, organizations and groups. https://support.zendesk.com/hc/en-us/articles/4408828297882
import type { Group } from '../../world/group.ts';
import type { Organization } from '../../world/organization.ts';
import { organizationTexts, userTexts } from '../../world/search-index.ts';
import { emailOf, type User } from '../../world/user.ts';
import { phoneDigits } from '../../world/words.ts';
import { holdsDate, holdsTag, holdsText, holdsTick, sameName } from './matching.ts';
import type { Term } from './query.ts';
import type { Matcher, Searching } from './ticket-terms.ts';

type TermReader<T> = (searching: Searching, term: Term) => Matcher<T>;

const text =
  <T>(of: (item: T) => readonly string[]): TermReader<T> =>
  (_, term) =>
  (item) =>
    holdsText(of(item), term);

const date =
  <T>(of: (item: T) => number): TermReader<T> =>
  (_, term) => {
    holdsDate(0, term);
    return (item) => holdsDate(of(item), term);
  };

interface Dated {
  readonly createdAt: number;
  readonly updatedAt: number;
}

const DATES = {
  created: date<Dated>(({ createdAt }) => createdAt),
  created_at: date<Dated>(({ createdAt }) => createdAt),
  updated: date<Dated>(({ updatedAt }) => updatedAt),
  updated_at: date<Dated>(({ updatedAt }) => updatedAt),
} as const;

/** None is what has no number at all. */
function sameNumber(numbers: readonly (string | null)[], term: Term): boolean {
  const digits = phoneDigits(term.value);
  if (digits !== undefined) return numbers.some((number) => phoneDigits(number ?? '') === digits);
  return term.value.toLowerCase() === 'none'
    ? numbers.every((number) => sameName(number, term))
    : numbers.some((number) => sameName(number, term));
}

const numbersOf = ({ identities }: User): readonly string[] =>
  identities.flatMap(({ value }) => (phoneDigits(value) === undefined ? [] : [value]));

/** However a number is written in the query, or where it is kept. */
function holdsWord(texts: readonly string[], term: Term): boolean {
  const digits = phoneDigits(term.value);
  return holdsText(texts, term) || (digits !== undefined && texts.includes(digits));
}

/** What people and organizations have alike. */
type Known = Dated &
  Pick<User & Organization, 'name' | 'notes' | 'details' | 'tags' | 'externalId'>;

const OF_BOTH: Readonly<Record<string, TermReader<Known>>> = {
  ...DATES,
  name: text(({ name }) => [name]),
  notes: text(({ notes }) => [notes]),
  details: text(({ details }) => [details]),
  tags:
    (_, term) =>
    ({ tags }) =>
      holdsTag(tags, term),
  external_id:
    (_, term) =>
    ({ externalId }) =>
      sameName(externalId, term),
};

const OF_USERS: Readonly<Record<string, TermReader<User>>> = {
  ...OF_BOTH,
  email: (_, term) => (user) =>
    sameName(emailOf(user), term) || user.identities.some(({ value }) => sameName(value, term)),
  role:
    (_, term) =>
    ({ role }) =>
      sameName(role, term),
  phone: (_, term) => (user) => sameNumber([user.phone, ...numbersOf(user)], term),
  suspended:
    (_, term) =>
    ({ suspended }) =>
      holdsTick(suspended, term),
  is_verified:
    (_, term) =>
    ({ identities }) =>
      holdsTick(
        identities.some(({ verified }) => verified),
        term,
      ),
  organization:
    ({ desk }, term) =>
    ({ organizationId }) => {
      const found = desk.world.organizations.get(organizationId ?? 0);
      if (term.value.toLowerCase() === 'none') return found === undefined;
      if (found === undefined) return false;
      return String(found.id) === term.value || holdsText([found.name], term);
    },
};

/** A field of the account's own is asked for by its key. */
const ofOwnField =
  (key: string, term: Term): Matcher<User> =>
  ({ fields }) => {
    const value = fields[key] ?? null;
    const written = value === null ? null : String(value);
    return sameNumber([written], term);
  };

export function userMatcher(searching: Searching, term: Term): Matcher<User> | undefined {
  const { field } = term;
  if (field === undefined) return (user) => holdsWord(userTexts(user), term);
  if (Object.hasOwn(OF_USERS, field)) return OF_USERS[field]?.(searching, term);
  const own = [...searching.desk.world.userFields].some(({ key }) => key === field);
  return own ? ofOwnField(field, term) : undefined;
}

export function organizationMatcher(
  searching: Searching,
  term: Term,
): Matcher<Organization> | undefined {
  if (term.field === undefined) return (one) => holdsText(organizationTexts(one), term);
  return Object.hasOwn(OF_BOTH, term.field) ? OF_BOTH[term.field]?.(searching, term) : undefined;
}

const OF_GROUPS: Readonly<Record<string, TermReader<Group>>> = {
  ...DATES,
  name: text(({ name }) => [name]),
};

export function groupMatcher(searching: Searching, term: Term): Matcher<Group> | undefined {
  if (term.field === undefined) return ({ name }) => holdsText([name], term);
  return Object.hasOwn(OF_GROUPS, term.field)
    ? OF_GROUPS[term.field]?.(searching, term)
    : undefined;
}
