// How a ticket comes into being: its values, its first comment, its first audit.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#create-ticket
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit } from './audit.ts';
import type { Comment } from './comment.ts';
import type { Effect } from './effect.ts';
import { addComment, openAudit } from './event-log.ts';
import { tagsWith } from './field-tags.ts';
import { customText, LOGGED, LOGGED_NAMES, loggedValue } from './logged-fields.ts';
import { type Conversation, NO_MARKS, NO_VALUES, type Ticket } from './ticket.ts';
import type { CommentInput, Refused, TicketChange } from './ticket-change.ts';
import { refusalsOf } from './ticket-refusals.ts';
import { finish, impliedBy } from './ticket-update.ts';
import { type By, tell, type Update } from './update.ts';
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

/** Triggers run unless `rules` is false. */
export function createTicket(
  world: World,
  input: NewTicket,
  by: By,
  now: Instant,
  rules = true,
): TicketCreated | Refused {
  const refused = refusalsOf(world, undefined, input);
  if (refused.length > 0) return { refused };
  const ticket = newTicket(world, input, by, now);
  const audit = openAudit(world.ids, ticket, by, now);
  const comment = addComment(world.ids, ticket, audit, input.comment);
  const update: Update = {
    ...by,
    world,
    ticket,
    audit,
    before: undefined,
    comment,
    now,
    effects: [],
  };
  logCreation(update);
  ticket.followUpOf?.followUps.push(ticket.id);
  if (input.id === undefined) world.tickets.add(ticket);
  else world.tickets.putBack(ticket);
  finish(update, rules);
  return { ticket, audit, comment, effects: update.effects };
}

function newTicket(world: World, input: NewTicket, by: By, now: Instant): Ticket {
  const values = impliedBy(world, undefined, input, by.author);
  const status = values.status ?? 'new';
  const assigneeId = values.assigneeId ?? null;
  return {
    id: input.id ?? world.nextTicketId++,
    createdAt: now,
    updatedAt: now,
    subject: input.subject ?? input.comment.body.slice(0, SUBJECT_LENGTH_MAX).trim(),
    description: input.comment.body,
    status,
    priority: values.priority ?? null,
    type: values.type ?? null,
    requesterId: input.requesterId,
    submitterId: input.submitterId ?? by.author?.id ?? input.requesterId,
    assigneeId,
    groupId: values.groupId ?? null,
    organizationId:
      values.organizationId ?? world.users.get(input.requesterId)?.organizationId ?? null,
    externalId: values.externalId ?? null,
    problemId: values.problemId ?? null,
    dueAt: values.dueAt ?? null,
    tags: tagsWith(
      world,
      values.tags ?? input.followUpOf?.tags ?? [],
      NO_VALUES,
      values.customFields ?? NO_VALUES,
    ),
    customFields: values.customFields ?? NO_VALUES,
    recipient: input.recipient ?? null,
    followerIds: input.followerIds ?? [],
    emailCcIds: input.emailCcIds ?? [],
    via: by.via,
    followUpOf: input.followUpOf ?? null,
    followUps: [],
    comments: [],
    audits: [],
    marks: { ...NO_MARKS, new: now, [status]: now, assigned: assigneeId === null ? null : now },
    conversation: input.conversation ?? null,
  };
}

/** One event for each value that the ticket begins with. */
function logCreation(update: Update): void {
  const { ticket } = update;
  for (const name of LOGGED_NAMES) {
    const value = loggedValue(ticket, name);
    if (value === null || value.length === 0) continue;
    tell(update, { type: 'Create', field: LOGGED[name], value });
  }
  for (const id of Object.keys(ticket.customFields)) {
    const value = customText(ticket.customFields[id]);
    if (value !== null) tell(update, { type: 'Create', field: id, value });
  }
}
