// What a query can ask of a ticket. https://support.zendesk.com/hc/en-us/articles/4408835086106
import type { Desk } from '../../desk.ts';
import { ticketTexts } from '../../world/search-index.ts';
import { PRIORITIES, STATUSES, type Ticket, TYPES } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import {
  holdsDate,
  holdsRank,
  holdsTag,
  holdsText,
  holdsTick,
  holdsValue,
  sameName,
} from './matching.ts';
import { peopleMeant, usersWithNumber } from './people.ts';
import type { Term } from './query.ts';

export interface Searching {
  readonly desk: Desk;
  /** Who is `me`. */
  readonly viewer: User;
}

/** Made once for a term, and asked of each ticket. */
export type Matcher<T> = (item: T) => boolean;
type TermReader = (searching: Searching, term: Term) => Matcher<Ticket>;

const person =
  (idOf: (ticket: Ticket) => number | null): TermReader =>
  ({ desk, viewer }, term) => {
    if (term.value.toLowerCase() === 'none') return (ticket) => idOf(ticket) === null;
    const meant = peopleMeant(desk, viewer, term);
    return (ticket) => meant.has(idOf(ticket) ?? 0);
  };

const date =
  (of: (ticket: Ticket) => number | null): TermReader =>
  (_, term) => {
    // A date that is none is told before anything is looked at.
    holdsDate(0, term);
    return (ticket) => holdsDate(of(ticket), term);
  };

const rank =
  (ranks: readonly string[], of: (ticket: Ticket) => string | null): TermReader =>
  (_, term) => {
    holdsRank(ranks, null, term);
    return (ticket) => holdsRank(ranks, of(ticket), term);
  };

const text =
  (of: (ticket: Ticket) => readonly string[]): TermReader =>
  (_, term) =>
  (ticket) =>
    holdsText(of(ticket), term);

const channelOf = (ticket: Ticket): string =>
  ticket.conversation?.instance.integration.manifest.name ?? ticket.via.channel;

const named =
  (
    find: (
      desk: Desk,
      ticket: Ticket,
    ) => { readonly id: number; readonly name: string } | undefined,
  ) =>
  ({ desk }: Searching, term: Term): Matcher<Ticket> =>
  (ticket) => {
    const found = find(desk, ticket);
    if (term.value.toLowerCase() === 'none') return found === undefined;
    if (found === undefined) return false;
    return String(found.id) === term.value || holdsText([found.name], term);
  };

const FIELDS: Readonly<Record<string, TermReader>> = {
  status: rank(STATUSES, ({ status }) => status),
  priority: rank(PRIORITIES, ({ priority }) => priority),
  ticket_type: (_, term) => (ticket) => sameName(ticket.type, term),
  type: (_, term) => (ticket) =>
    TYPES.some((type) => type === term.value.toLowerCase()) && sameName(ticket.type, term),
  tags: (_, term) => (ticket) => holdsTag(ticket.tags, term),
  subject: text(({ subject }) => [subject]),
  description: text(({ description }) => [description]),
  comment: text(({ comments }) => comments.map(({ body }) => body)),
  requester: person(({ requesterId }) => requesterId),
  submitter: person(({ submitterId }) => submitterId),
  assignee: person(({ assigneeId }) => assigneeId),
  commenter: ({ desk, viewer }, term) => {
    const meant = peopleMeant(desk, viewer, term);
    return ({ comments }) => comments.some(({ authorId }) => meant.has(authorId));
  },
  cc: ({ desk, viewer }, term) => {
    const meant = peopleMeant(desk, viewer, term);
    return ({ emailCcIds, followerIds }) =>
      [...emailCcIds, ...followerIds].some((id) => meant.has(id));
  },
  group: named((desk, { groupId }) => desk.world.groups.get(groupId ?? 0)),
  organization: named((desk, { organizationId }) =>
    desk.world.organizations.get(organizationId ?? 0),
  ),
  created: date(({ createdAt }) => createdAt),
  updated: date(({ updatedAt }) => updatedAt),
  solved: date(({ marks }) => marks.solved),
  due_date: date(({ dueAt }) => dueAt),
  via: (_, term) => (ticket) =>
    sameName(channelOf(ticket), term) || sameName(ticket.via.channel, term),
  external_id:
    (_, term) =>
    ({ externalId }) =>
      sameName(externalId, term),
  has_attachment:
    (_, term) =>
    ({ comments }) =>
      holdsTick(
        comments.some(({ attachments }) => attachments.length > 0),
        term,
      ),
  fieldvalue:
    (_, term) =>
    ({ customFields }) =>
      Object.values(customFields).some((value) => holdsValue(value, term)),
};

/** The other names that are documented, and those that the API's own sort uses. */
const ALIASES: Readonly<Record<string, string>> = {
  created_at: 'created',
  updated_at: 'updated',
  solved_at: 'solved',
  tag: 'tags',
  due: 'due_date',
};

const CUSTOM_FIELD = /^custom_field_(\d+)$/;

/** The id of the field that is asked for, when it is one of the account's own. */
export const customFieldIn = (field: string): string | undefined => CUSTOM_FIELD.exec(field)?.[1];

/** What a field is called here. */
export const ticketFieldIn = (field: string): string =>
  Object.hasOwn(ALIASES, field) ? (ALIASES[field] ?? field) : field;

/** A word alone is looked for in all text, is the id of a ticket, or the number of a requester (assumption). */
function freeWord({ desk }: Searching, term: Term): Matcher<Ticket> {
  const writers = new Set(usersWithNumber(desk, term.value).map(({ id }) => id));
  return (ticket) =>
    holdsText(ticketTexts(ticket), term) ||
    String(ticket.id) === term.value ||
    writers.has(ticket.requesterId);
}

/** `undefined` for a field that tickets have not: then no ticket is found. */
export function ticketMatcher(searching: Searching, term: Term): Matcher<Ticket> | undefined {
  if (term.field === undefined) return freeWord(searching, term);
  const custom = customFieldIn(term.field);
  if (custom !== undefined) return ({ customFields }) => holdsValue(customFields[custom], term);
  const name = ticketFieldIn(term.field);
  return Object.hasOwn(FIELDS, name) ? FIELDS[name]?.(searching, term) : undefined;
}
