// Finds what a query asks for: first those that can be it, by the index that leaves the fewest, then a look at each.
import type { Collection, Item } from '../../world/collection.ts';
import type { Group } from '../../world/group.ts';
import type { Organization } from '../../world/organization.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { TicketGroup } from '../../world/ticket-index.ts';
import type { User } from '../../world/user.ts';
import type { WordIndex } from '../../world/word-index.ts';
import { phoneDigits, wordsIn } from '../../world/words.ts';
import { tagsIn } from './matching.ts';
import { peopleMeant, usersWithNumber } from './people.ts';
import type { Kind, Query, Term } from './query.ts';
import { groupMatcher, organizationMatcher, userMatcher } from './record-terms.ts';
import {
  customFieldIn,
  type Matcher,
  type Searching,
  ticketFieldIn,
  ticketMatcher,
} from './ticket-terms.ts';

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

/** By the rarest of its words; what looks like a phone number by its digits as well. */
function leadByWords<T>(index: WordIndex<T>, { value }: Term): Lead<T> | undefined {
  let least: Lead<T> | undefined;
  for (const word of wordsIn(value)) {
    const size = index.size(word);
    if (least === undefined || size < least.size)
      least = { size, items: () => index.beginning(word) };
  }
  const byWords = least;
  const digits = phoneDigits(value);
  if (byWords === undefined || digits === undefined) return byWords;
  return {
    size: byWords.size + index.size(digits),
    items: () => [...byWords.items(), ...index.beginning(digits)],
  };
}

/** What has no value is in no index. */
const isNone = ({ field, value }: Term): boolean =>
  field !== undefined && value.toLowerCase() === 'none';

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

/** A word alone is in the text, the ticket's own number, or the number of whoever wrote it. */
function leadByFreeWord(searching: Searching, term: Term): Lead<Ticket> | undefined {
  const { tickets, searchIndex } = searching.desk.world;
  const words = leadByWords(searchIndex.tickets(), term);
  if (words === undefined) return undefined;
  const own = /^\d+$/.test(term.value) ? tickets.get(Number(term.value)) : undefined;
  const writers = usersWithNumber(searching.desk, term.value).map(({ id }) => id);
  const theirs = leadByPeople(searching, 'requester', writers);
  return {
    size: words.size + theirs.size,
    items: () => [...(own === undefined ? [] : [own]), ...words.items(), ...theirs.items()],
  };
}

/** Fields whose words are all among those of the ticket. */
const TICKET_TEXTS = ['subject', 'description', 'comment', 'external_id'];
const TEXT_TYPES = ['text', 'textarea', 'regexp', 'tagger', 'dropdown'];

function ticketLead(searching: Searching, term: Term): Lead<Ticket> | undefined {
  if (term.field === undefined) return leadByFreeWord(searching, term);
  if (isNone(term)) return undefined;
  const { desk, viewer } = searching;
  const { ticketIndex, searchIndex, ticketFields } = desk.world;
  const field = ticketFieldIn(term.field);
  const group = Object.hasOwn(PEOPLE, field) ? PEOPLE[field] : undefined;
  if (group !== undefined) {
    return leadByPeople(searching, group, peopleMeant(desk, viewer, term));
  }
  if (field === 'tags') {
    const lists = tagsIn(term).map((tag) => ticketIndex.by('tag').of(tag));
    return {
      size: lists.reduce((sum, list) => sum + list.size, 0),
      items: () => lists.flatMap((list) => list.page(0, list.size)),
    };
  }
  const custom = ticketFields.get(Number(customFieldIn(field)))?.type ?? '';
  const inText =
    TICKET_TEXTS.includes(field) || (term.operator === ':' && TEXT_TYPES.includes(custom));
  return inText ? leadByWords(searchIndex.tickets(), term) : undefined;
}

const wordLead =
  <T>(index: () => WordIndex<T>, fields: readonly string[]) =>
  (_: Searching, term: Term): Lead<T> | undefined =>
    (term.field === undefined || fields.includes(term.field)) && !isNone(term)
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

const USER_TEXTS = ['name', 'email', 'phone', 'notes', 'details', 'external_id'];

export function findUsers(searching: Searching, terms: readonly Term[]): readonly User[] {
  const { users, userFields, searchIndex } = searching.desk.world;
  const own = [...userFields].filter(({ type }) => TEXT_TYPES.includes(type));
  const lead = wordLead(searchIndex.users, [...USER_TEXTS, ...own.map(({ key }) => key)]);
  return findKind(searching, users, terms, userMatcher, lead).filter(({ active }) => active);
}

export function find(
  searching: Searching,
  { kinds, terms }: Pick<Query, 'kinds' | 'terms'>,
): readonly Found[] {
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
