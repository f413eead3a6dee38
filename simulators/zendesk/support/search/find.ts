// Finds what a query asks for: first those that can be it, by the index that leaves the fewest, then a look at each.
import type { Collection, Item } from '../../world/collection.ts';
import type { Group } from '../../world/group.ts';
import type { Organization } from '../../world/organization.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { TicketGroup } from '../../world/ticket-index.ts';
import type { User } from '../../world/user.ts';
import type { WordIndex } from '../../world/word-index.ts';
import { wordsIn } from '../../world/words.ts';
import { isPhone, peopleMeant, usersWithNumber } from './people.ts';
import type { Kind, Query, Term } from './query.ts';
import { groupMatcher, organizationMatcher, userMatcher } from './record-terms.ts';
import { type Matcher, type Searching, ticketMatcher } from './ticket-terms.ts';

export type Found =
  | { readonly kind: 'ticket'; readonly item: Ticket }
  | { readonly kind: 'user'; readonly item: User }
  | { readonly kind: 'organization'; readonly item: Organization }
  | { readonly kind: 'group'; readonly item: Group };

/** How to get at the candidates of one term, and about how many they are. */
interface Lead<T> {
  readonly size: number;
  readonly items: () => Iterable<T>;
}

/** By the rarest of its words. */
function leadByWords<T>(index: WordIndex<T>, { value }: Term): Lead<T> | undefined {
  let least: Lead<T> | undefined;
  for (const word of wordsIn(value)) {
    const size = index.size(word);
    if (least === undefined || size < least.size)
      least = { size, items: () => index.beginning(word) };
  }
  return least;
}

const PEOPLE: Readonly<Record<string, TicketGroup>> = {
  requester: 'requester',
  assignee: 'assignee',
};

/** Tickets of certain people, by the index of whoever they are to the ticket. */
function leadByPeople(
  searching: Searching,
  group: TicketGroup,
  ids: Iterable<number>,
): Lead<Ticket> {
  const lists = [...ids].map((id) => searching.desk.world.ticketIndex.by(group).of(id));
  return {
    size: lists.reduce((sum, list) => sum + list.size, 0),
    items: () => lists.flatMap((list) => list.page(0, list.size)),
  };
}

function ticketLead(searching: Searching, term: Term): Lead<Ticket> | undefined {
  const { desk, viewer } = searching;
  const { tickets, ticketIndex, searchIndex } = desk.world;
  if (term.field === undefined) {
    const words = leadByWords(searchIndex.tickets(), term);
    const own = /^\d+$/.test(term.value) ? tickets.get(Number(term.value)) : undefined;
    const writers = isPhone(term.value) ? usersWithNumber(desk, term.value) : [];
    const theirs = leadByPeople(
      searching,
      'requester',
      writers.map(({ id }) => id),
    );
    if (words === undefined) return undefined;
    return {
      size: words.size + theirs.size,
      items: () => [...(own === undefined ? [] : [own]), ...words.items(), ...theirs.items()],
    };
  }
  const group = Object.hasOwn(PEOPLE, term.field) ? PEOPLE[term.field] : undefined;
  if (group !== undefined && term.value.toLowerCase() !== 'none') {
    return leadByPeople(searching, group, peopleMeant(desk, viewer, term));
  }
  if (term.field === 'external_id' && !term.value.includes('*')) {
    const list = ticketIndex.by('externalId').of(term.value);
    return { size: list.size, items: () => list.page(0, list.size) };
  }
  const inText = ['subject', 'description', 'comment', 'tags'].includes(term.field);
  return inText && term.value !== 'none' && !term.value.includes('*')
    ? leadByWords(searchIndex.tickets(), term)
    : undefined;
}

const wordLead =
  <T>(index: () => WordIndex<T>, fields: readonly string[]) =>
  (_: Searching, term: Term): Lead<T> | undefined =>
    (term.field === undefined || fields.includes(term.field)) && !term.value.includes('*')
      ? leadByWords(index(), term)
      : undefined;

/** Everything of a kind that all terms hold for. */
function findKind<T extends Item>(
  searching: Searching,
  collection: Collection<T>,
  terms: readonly Term[],
  matcherOf: (searching: Searching, term: Term) => Matcher<T> | undefined,
  leadOf: (searching: Searching, term: Term) => Lead<T> | undefined,
): readonly T[] {
  const matchers: Matcher<T>[] = [];
  let lead: Lead<T> | undefined;
  for (const term of terms) {
    const matcher = matcherOf(searching, term);
    // A field that this kind of thing has not is held by none of them.
    if (matcher === undefined) {
      if (term.negated) continue;
      return [];
    }
    matchers.push(term.negated ? (item) => !matcher(item) : matcher);
    const next = term.negated ? undefined : leadOf(searching, term);
    if (next !== undefined && (lead === undefined || next.size < lead.size)) lead = next;
  }
  const candidates = lead === undefined ? collection : new Set(lead.items());
  const found: T[] = [];
  for (const item of candidates) if (matchers.every((matches) => matches(item))) found.push(item);
  return found;
}

export function findTickets(searching: Searching, terms: readonly Term[]): readonly Ticket[] {
  return findKind(searching, searching.desk.world.tickets, terms, ticketMatcher, ticketLead);
}

const USER_TEXTS = [
  'name',
  'email',
  'phone',
  'notes',
  'details',
  'external_id',
  'whatsapp_phone_number',
];

export function findUsers(searching: Searching, terms: readonly Term[]): readonly User[] {
  const { users, searchIndex } = searching.desk.world;
  const lead = wordLead(searchIndex.users, USER_TEXTS);
  return findKind(searching, users, terms, userMatcher, lead).filter(({ active }) => active);
}

export function find(searching: Searching, { kinds, terms }: Query): readonly Found[] {
  const { organizations, groups, searchIndex } = searching.desk.world;
  const of: Readonly<Record<Kind, () => readonly Found[]>> = {
    ticket: () => findTickets(searching, terms).map((item) => ({ kind: 'ticket', item })),
    user: () => findUsers(searching, terms).map((item) => ({ kind: 'user', item })),
    organization: () =>
      findKind(
        searching,
        organizations,
        terms,
        organizationMatcher,
        wordLead(searchIndex.organizations, ['name']),
      ).map((item) => ({ kind: 'organization', item })),
    group: () =>
      findKind(searching, groups, terms, groupMatcher, () => undefined).map((item) => ({
        kind: 'group',
        item,
      })),
  };
  return kinds.flatMap((kind) => of[kind]());
}
