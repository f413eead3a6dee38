// What search looks words up in: tickets, people and organizations. Each index is made when it is first asked for.
import type { Collection } from './collection.ts';
import type { Organization } from './organization.ts';
import type { CustomValues, Ticket } from './ticket.ts';
import type { User } from './user.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';
import { phoneDigits, wordsIn } from './words.ts';

export interface SearchIndex {
  readonly tickets: () => WordIndex<Ticket>;
  readonly users: () => WordIndex<User>;
  readonly organizations: () => WordIndex<Organization>;
}

const textsOf = (values: CustomValues): readonly string[] =>
  Object.values(values).flatMap((value) => (typeof value === 'string' ? [value] : []));

export const ticketTexts = (ticket: Ticket): readonly string[] => [
  ticket.subject,
  ...ticket.comments.map(({ body }) => body),
  ...ticket.tags,
  ticket.externalId ?? '',
  ...textsOf(ticket.customFields),
];

const asWritten = (user: User): readonly string[] => [
  user.name,
  user.alias,
  user.notes,
  user.details,
  user.phone ?? '',
  user.externalId ?? '',
  ...user.tags,
  ...user.identities.map(({ value }) => value),
  ...textsOf(user.fields),
];

/** Phone numbers are found by their digits as well, however they are written. */
export function userTexts(user: User): readonly string[] {
  const texts = asWritten(user);
  return [...texts, ...texts.flatMap((text) => phoneDigits(text) ?? [])];
}

export const organizationTexts = (organization: Organization): readonly string[] => [
  organization.name,
  organization.notes,
  organization.details,
  organization.externalId ?? '',
  ...organization.tags,
  ...organization.domainNames,
  ...textsOf(organization.fields),
];

const words =
  <T>(texts: (item: T) => readonly string[]) =>
  (item: T): readonly string[] =>
    texts(item).flatMap(wordsIn);

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

export const createSearchIndex = (
  tickets: Collection<Ticket>,
  users: Collection<User>,
  organizations: Collection<Organization>,
): SearchIndex => ({
  tickets: once(() => createWordIndex(tickets, words(ticketTexts))),
  users: once(() => createWordIndex(users, words(userTexts))),
  organizations: once(() => createWordIndex(organizations, words(organizationTexts))),
});
