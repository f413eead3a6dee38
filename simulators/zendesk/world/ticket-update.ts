// What may be done to a ticket, and what that does by itself. Refused as a whole or done as a whole.
// https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit } from './audit.ts';
import { runTriggers } from './business-rules/trigger-cycle.ts';
import type { Comment } from './comment.ts';
import type { Effect } from './effect.ts';
import { addComment, openAudit } from './event-log.ts';
import { type Status, statusAfterCustomer, type Ticket } from './ticket.ts';
import type { Refused, TicketChange } from './ticket-change.ts';
import { refusalsOf } from './ticket-refusals.ts';
import { type By, setValues, type Update, valuesOf } from './update.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

export interface TicketUpdated {
  readonly ticket: Ticket;
  /** `null` when nothing changed. */
  readonly audit: Audit | null;
  readonly comment: Comment | null;
  readonly effects: readonly Effect[];
}

/** Triggers run unless `rules` is false. */
export function updateTicket(
  world: World,
  ticket: Ticket,
  change: TicketChange,
  by: By,
  now: Instant,
  rules = true,
): TicketUpdated | Refused {
  const refused = refusalsOf(world, ticket, change);
  if (refused.length > 0) return { refused };
  const before = valuesOf(ticket);
  const audit = openAudit(world.ids, ticket, by, now);
  const comment =
    change.comment === undefined ? null : addComment(world.ids, ticket, audit, change.comment);
  const update: Update = { ...by, world, ticket, audit, before, comment, now, effects: [] };
  const changed = setValues(update, { ...change, ...impliedBy(world, ticket, change, by.author) });
  const copied = setPeople(ticket, change);
  // Replies cannot be led to the author of the channel any more.
  if (ticket.requesterId !== before.requesterId && ticket.conversation !== null) {
    ticket.conversation.recipientId = null;
  }
  if (!changed && !copied && comment === null) {
    ticket.audits.pop();
    return { ticket, audit: null, comment: null, effects: [] };
  }
  finish(update, rules);
  return { ticket, audit, comment, effects: update.effects };
}

/** What follows once the values are written: times, triggers, the reply to the customer. */
export function finish(update: Update, rules: boolean): void {
  const { world, ticket, author, comment, now, effects } = update;
  ticket.updatedAt = now;
  if (author !== null && author.id === ticket.requesterId) ticket.marks.requesterUpdated = now;
  if (author !== null && author.id === ticket.assigneeId) ticket.marks.assigneeUpdated = now;
  if (comment !== null && isReply(world, update, comment)) {
    effects.push({ kind: 'reply', ticket, comment });
  }
  if (rules) runTriggers(update);
  world.tickets.changed(ticket);
}

/** A public comment of an agent; what the other side of the channel wrote is not sent back to it. */
const isReply = (world: World, { via }: Update, comment: Comment): boolean =>
  comment.public &&
  via.channel !== 'any_channel' &&
  world.users.get(comment.authorId)?.role !== 'end-user';

/** People who are copied in are not told of in the event log. */
function setPeople(ticket: Ticket, change: TicketChange): boolean {
  const { followerIds, emailCcIds } = change;
  const differ = (a: readonly number[], b: readonly number[] | undefined): boolean =>
    b !== undefined && String(a) !== String(b);
  const changed = differ(ticket.followerIds, followerIds) || differ(ticket.emailCcIds, emailCcIds);
  if (followerIds !== undefined) ticket.followerIds = followerIds;
  if (emailCcIds !== undefined) ticket.emailCcIds = emailCcIds;
  return changed;
}

/** What a change brings about by itself; `undefined` leaves a value as it is. */
export interface Implied {
  readonly status: Status;
  readonly groupId: number | null | undefined;
  readonly organizationId: number | null | undefined;
}

export const impliedBy = (
  world: World,
  ticket: Ticket | undefined,
  change: TicketChange,
  author: User | null,
): Implied => ({
  status: statusAfter(ticket?.status ?? 'new', change, writerOf(world, change, author)),
  groupId: groupFor(world, ticket, change),
  organizationId: organizationFor(world, ticket, change),
});

/** Whoever a comment is by, which may be somebody else than who adds it. */
const writerOf = (world: World, { comment }: TicketChange, author: User | null): User | null =>
  comment?.authorId === undefined ? author : (world.users.get(comment.authorId) ?? author);

/** A given status wins; an assignment opens a new ticket; a customer's public comment brings one back. */
function statusAfter(status: Status, change: TicketChange, writer: User | null): Status {
  if (change.status !== undefined) return change.status;
  const assigned = change.assigneeId !== undefined && change.assigneeId !== null;
  if (status === 'new' && assigned) return 'open';
  const byCustomer = writer?.role === 'end-user' && change.comment?.public === true;
  return byCustomer ? statusAfterCustomer(status) : status;
}

/** Assumption: a ticket that is given to another requester goes to that one's organization. */
function organizationFor(
  world: World,
  ticket: Ticket | undefined,
  { organizationId, requesterId }: TicketChange,
): number | null | undefined {
  const stays = ticket === undefined || requesterId === undefined;
  if (organizationId !== undefined || stays || requesterId === ticket.requesterId) {
    return organizationId;
  }
  return world.users.get(requesterId)?.organizationId ?? null;
}

/** Whoever is assigned without a group brings the own default one, unless the ticket's is theirs too. */
function groupFor(
  world: World,
  ticket: Ticket | undefined,
  { assigneeId, groupId }: TicketChange,
): number | null | undefined {
  if (groupId !== undefined || assigneeId === undefined || assigneeId === null) return groupId;
  const { memberships, defaultGroupId } = world.users.get(assigneeId) ?? {};
  const current = ticket?.groupId ?? null;
  return current !== null && memberships?.has(current) === true ? undefined : defaultGroupId;
}
