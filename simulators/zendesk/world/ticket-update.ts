// What an agent may do to a ticket, and what that does by itself. Refused as a whole or done as a whole.
// https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit, FieldValue } from './audit.ts';
import { BY_API, type Comment } from './comment.ts';
import { addComment, logChange, openAudit } from './event-log.ts';
import {
  type Priority,
  type Status,
  statusAfterCustomer,
  type Ticket,
  type Type,
} from './ticket.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

export interface TicketChange {
  readonly status?: Status | undefined;
  readonly assigneeId?: number | null | undefined;
  readonly priority?: Priority | null | undefined;
  readonly type?: Type | null | undefined;
  readonly subject?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly comment?:
    | { readonly body: string; readonly html: string | null; readonly public: boolean }
    | undefined;
}

/** One reason for a refusal, under the name of the field, or `base`. */
export interface FieldRefusal {
  readonly field: string;
  readonly description: string;
  readonly error: 'InvalidValue' | 'BlankValue';
  readonly ticketField?: { readonly id: number; readonly type: string };
}

export interface TicketUpdated {
  /** `null` when nothing changed. */
  readonly audit: Audit | null;
  readonly comment: Comment | null;
}

export function updateTicket(
  world: World,
  ticket: Ticket,
  change: TicketChange,
  author: User,
  now: Instant,
): TicketUpdated | { readonly refused: readonly FieldRefusal[] } {
  const refused = refusalsOf(world, ticket, change);
  if (refused.length > 0) return { refused };
  const fields = changedFields(ticket, change, author);
  if (fields.length === 0 && change.comment === undefined) return { audit: null, comment: null };
  const audit = openAudit(world.ids, ticket, author.id, BY_API, now);
  const comment =
    change.comment === undefined
      ? null
      : addComment(world.ids, ticket, audit, { ...change.comment, createdAt: now });
  for (const [field, value, previous] of fields) {
    logChange(world.ids, audit, field, value, previous);
  }
  write(ticket, change, statusAfter(ticket, change, author));
  ticket.updatedAt = now;
  return { audit, comment };
}

/** A given status wins; an assignment opens a new ticket; a public comment alone changes nothing. */
function statusAfter(ticket: Ticket, change: TicketChange, author: User): Status {
  if (change.status !== undefined) return change.status;
  const assigned = change.assigneeId !== undefined && change.assigneeId !== null;
  if (ticket.status === 'new' && assigned) return 'open';
  const byCustomer = author.role === 'end-user' && change.comment?.public === true;
  return byCustomer ? statusAfterCustomer(ticket.status) : ticket.status;
}

function write(ticket: Ticket, change: TicketChange, status: Status): void {
  ticket.status = status;
  if (change.assigneeId !== undefined) ticket.assigneeId = change.assigneeId;
  if (change.priority !== undefined) ticket.priority = change.priority;
  if (change.type !== undefined) ticket.type = change.type;
  if (change.subject !== undefined) ticket.subject = change.subject;
  if (change.tags !== undefined) ticket.tags = change.tags;
}

type Changed = readonly [field: string, value: FieldValue, previous: FieldValue];

function changedFields(ticket: Ticket, change: TicketChange, author: User): readonly Changed[] {
  const text = (id: number | null): string | null => (id === null ? null : String(id));
  const all: Changed[] = [['status', statusAfter(ticket, change, author), ticket.status]];
  if (change.assigneeId !== undefined) {
    all.push(['assignee_id', text(change.assigneeId), text(ticket.assigneeId)]);
  }
  if (change.priority !== undefined) all.push(['priority', change.priority, ticket.priority]);
  if (change.type !== undefined) all.push(['type', change.type, ticket.type]);
  if (change.subject !== undefined) all.push(['subject', change.subject, ticket.subject]);
  if (change.tags !== undefined) all.push(['tags', change.tags, ticket.tags]);
  return all.filter(([, value, previous]) => String(value) !== String(previous));
}

function refusalsOf(world: World, ticket: Ticket, change: TicketChange): readonly FieldRefusal[] {
  // Assumption: no field of a closed ticket can be changed. https://github.com/Speedygeek/ZendeskApi_v2/issues/59
  if (ticket.status === 'closed') {
    return [invalid('status', 'Status: closed prevents ticket update')];
  }
  const refused: FieldRefusal[] = [];
  if (change.status === 'new' && ticket.status !== 'new') {
    refused.push(invalid('status', 'Status: a ticket cannot become new again'));
  }
  if (change.priority === null && ticket.priority !== null) {
    refused.push(invalid('priority', 'Priority: cannot be reset'));
  }
  if (change.comment !== undefined && change.comment.body.trim() === '') {
    refused.push({ field: 'base', description: 'Comment: cannot be blank', error: 'BlankValue' });
  }
  const assigneeId = change.assigneeId === undefined ? ticket.assigneeId : change.assigneeId;
  const assignee = assigneeId === null ? undefined : world.users.get(assigneeId);
  if (assigneeId !== null && (assignee === undefined || assignee.role === 'end-user')) {
    refused.push(invalid('assignee', 'Assignee: is not an agent of this account'));
  }
  const done = change.status === 'solved' || change.status === 'closed';
  if (done && assigneeId === null) {
    refused.push({
      field: 'base',
      description: 'Assignee: is required when solving a ticket',
      error: 'BlankValue',
      ticketField: { id: world.assigneeFieldId, type: 'FieldAssignee' },
    });
  }
  return refused;
}

const invalid = (field: string, description: string): FieldRefusal => ({
  field,
  description,
  error: 'InvalidValue',
});
