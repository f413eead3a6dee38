// How a ticket comes into being: its values, its first comment, its first audit.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#create-ticket
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit, AuditEvent, FieldValue } from './audit.ts';
import type { Comment } from './comment.ts';
import type { Effect } from './effect.ts';
import { commentEvent, newAudit, newComment } from './event-log.ts';
import { tagsWith } from './field-tags.ts';
import type { Ids } from './ids.ts';
import { customText, LOGGED, LOGGED_NAMES, loggedValue } from './logged-fields.ts';
import {
  type Conversation,
  type Marks,
  NO_MARKS,
  NO_VALUES,
  type Status,
  type Ticket,
} from './ticket.ts';
import type { CommentInput, Refused, TicketChange } from './ticket-change.ts';
import { refusalsOf } from './ticket-refusals.ts';
import { finish, impliedBy } from './ticket-update.ts';
import type { By, Update } from './update.ts';
import type { World } from './world.ts';

export type NewTicket = TicketChange & {
  readonly requesterId: number;
  readonly comment: CommentInput;
  /** Default: whoever makes it, or the requester. */
  readonly submitterId?: number | undefined;
  readonly recipient?: string | undefined;
  /** A number that was kept for it; default: the next. */
  readonly id?: number | undefined;
  readonly followUpOf?: Ticket | null;
  readonly conversation?: Conversation;
};

export interface TicketCreated {
  readonly ticket: Ticket;
  readonly audit: Audit;
  readonly comment: Comment;
  readonly effects: readonly Effect[];
}

/** Assumption: without a subject, it is the beginning of the first comment. */
const SUBJECT_LENGTH_MAX = 150;

/** Most tickets have none of what is kept in lists: they share this one. */
const NONE: readonly never[] = [];

/** Triggers run unless `rules` is false. */
export function createTicket(
  world: World,
  input: NewTicket,
  by: By,
  now: Instant,
  rules = true,
): TicketCreated | Refused {
  const refused = refusalsOf(world, undefined, input);
  return refused.length > 0 ? { refused } : makeTicket(world, input, by, now, rules);
}

/** For whoever has looked already why it could be refused. */
export function makeTicket(
  world: World,
  input: NewTicket,
  by: By,
  now: Instant,
  rules = true,
): TicketCreated {
  const audit = newAudit(world.ids, by, now);
  const comment = newComment(world.ids, audit, input.comment);
  const ticket = newTicket(world, input, by, { audit, comment }, now);
  audit.events = creationEvents(world.ids, ticket, comment);
  const effects: Effect[] = [];
  const { author, via } = by;
  const update: Update = {
    author,
    via,
    world,
    ticket,
    audit,
    before: undefined,
    comment,
    now,
    effects,
  };
  followUp(ticket);
  if (input.id === undefined) world.tickets.add(ticket);
  else world.tickets.putBack(ticket);
  finish(update, rules);
  return { ticket, audit, comment, effects };
}

function newTicket(
  world: World,
  input: NewTicket,
  by: By,
  { audit, comment }: { readonly audit: Audit; readonly comment: Comment },
  now: Instant,
): Ticket {
  const { status, groupId, organizationId } = impliedBy(world, undefined, input, by.author);
  const assigneeId = input.assigneeId ?? null;
  return {
    id: input.id ?? world.nextTicketId++,
    createdAt: now,
    updatedAt: now,
    subject: input.subject ?? input.comment.body.slice(0, SUBJECT_LENGTH_MAX).trim(),
    description: input.comment.body,
    status,
    priority: input.priority ?? null,
    type: input.type ?? null,
    requesterId: input.requesterId,
    submitterId: input.submitterId ?? by.author?.id ?? input.requesterId,
    assigneeId,
    groupId: groupId ?? null,
    organizationId: organizationId ?? world.users.get(input.requesterId)?.organizationId ?? null,
    externalId: input.externalId ?? null,
    problemId: input.problemId ?? null,
    dueAt: input.dueAt ?? null,
    tags: tagsWith(
      world,
      input.tags ?? input.followUpOf?.tags ?? NONE,
      NO_VALUES,
      input.customFields ?? NO_VALUES,
    ),
    customFields: input.customFields ?? NO_VALUES,
    recipient: input.recipient ?? null,
    followerIds: input.followerIds ?? NONE,
    emailCcIds: input.emailCcIds ?? NONE,
    via: by.via,
    followUpOf: input.followUpOf ?? null,
    followUps: NONE,
    comments: [comment],
    audits: [audit],
    marks: marksAt(now, status, assigneeId !== null),
    conversation: input.conversation ?? null,
  };
}

function marksAt(now: Instant, status: Status, assigned: boolean): Marks {
  const marks = { ...NO_MARKS, new: now };
  marks[status] = now;
  if (assigned) marks.assigned = now;
  return marks;
}

function followUp(ticket: Ticket): void {
  const { followUpOf } = ticket;
  if (followUpOf !== null) followUpOf.followUps = [...followUpOf.followUps, ticket.id];
}

/** The comment, and one event for each value that the ticket begins with. In a list no longer than needed. */
function creationEvents(ids: Ids, ticket: Ticket, comment: Comment): AuditEvent[] {
  const values: (readonly [field: string, value: FieldValue] | undefined)[] = [undefined];
  for (const name of LOGGED_NAMES) {
    const value = loggedValue(ticket, name);
    if (value !== null && value.length > 0) values.push([LOGGED[name], value]);
  }
  for (const id of Object.keys(ticket.customFields)) {
    const value = customText(ticket.customFields[id]);
    if (value !== null) values.push([id, value]);
  }
  return values.map((each) => {
    if (each === undefined) return commentEvent(comment);
    const [field, value] = each;
    return { id: ids.next(), type: 'Create', field, value };
  });
}
