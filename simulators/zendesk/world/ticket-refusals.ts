// Why a change of a ticket is refused. https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/
import { refusedCustomFields } from './custom-field-refusals.ts';
import { systemFieldId } from './field-defaults.ts';
import type { Ticket } from './ticket.ts';
import {
  blank,
  CLOSED_FIELDS,
  type FieldRefusal,
  invalid,
  type TicketChange,
} from './ticket-change.ts';
import type { World } from './world.ts';

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/: public and private ones together. */
export const COMMENTS_MAX = 5_000;
/** Assumption: 64 KB, of the text as of the HTML. */
export const COMMENT_LENGTH_MAX = 65_535;
/** Assumptions. */
const SUBJECT_LENGTH_MAX = 65_535;
const TAG_LENGTH_MAX = 255;

/** `ticket` is `undefined` when the change creates one. */
export function refusalsOf(
  world: World,
  ticket: Ticket | undefined,
  change: TicketChange,
): readonly FieldRefusal[] {
  if (ticket?.status === 'closed' && !isAllowedWhenClosed(world, change)) {
    return [invalid('status', world.ticketChoices.closedTicketText)];
  }
  const refused: FieldRefusal[] = [];
  if (change.status === 'new' && ticket !== undefined && ticket.status !== 'new') {
    refused.push(invalid('status', 'Status: a ticket cannot become new again'));
  }
  if (change.priority === null && ticket !== undefined && ticket.priority !== null) {
    refused.push(invalid('priority', 'Priority: cannot be reset'));
  }
  if ((change.subject?.length ?? 0) > SUBJECT_LENGTH_MAX) {
    refused.push(invalid('subject', 'Subject: is too long'));
  }
  if (change.tags?.some((tag) => tag.length > TAG_LENGTH_MAX)) {
    refused.push(invalid('tags', 'Tags: a tag is too long'));
  }
  return [
    ...refused,
    ...refusedComment(world, ticket, change),
    ...refusedRequester(world, change),
    ...refusedAssignment(world, ticket, change),
    ...refusedProblem(world, ticket, change),
    ...refusedCustomFields(world, ticket, change),
  ];
}

function isAllowedWhenClosed({ ticketChoices }: World, change: TicketChange): boolean {
  const { editableWhenClosed } = ticketChoices;
  if (editableWhenClosed.length === 0) return false;
  return Object.entries(change).every(
    ([name, value]) =>
      value === undefined ||
      CLOSED_FIELDS.some((field) => field === name && editableWhenClosed.includes(field)),
  );
}

function refusedComment(
  world: World,
  ticket: Ticket | undefined,
  { comment }: TicketChange,
): readonly FieldRefusal[] {
  if (comment === undefined) return [];
  if (comment.body.trim() === '' && (comment.attachments?.length ?? 0) === 0) {
    return [blank('base', 'Comment: cannot be blank')];
  }
  if ((ticket?.comments.length ?? 0) >= COMMENTS_MAX) {
    return [invalid('base', `Comment: a ticket cannot have more than ${COMMENTS_MAX}`)];
  }
  if (Math.max(comment.body.length, comment.html?.length ?? 0) > COMMENT_LENGTH_MAX) {
    return [invalid('base', 'Comment: is too long')];
  }
  const { authorId } = comment;
  return authorId === undefined || world.users.get(authorId)?.active === true
    ? []
    : [invalid('author', 'Author: is not a user of this account')];
}

function refusedRequester(
  world: World,
  { requesterId, organizationId }: TicketChange,
): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  if (requesterId !== undefined && world.users.get(requesterId)?.active !== true) {
    refused.push(invalid('requester', 'Requester: is not a user of this account'));
  }
  if (
    organizationId !== undefined &&
    organizationId !== null &&
    world.organizations.get(organizationId) === undefined
  ) {
    refused.push(invalid('organization', 'Organization: is not one of this account'));
  }
  return refused;
}

function refusedProblem(
  world: World,
  ticket: Ticket | undefined,
  { problemId }: TicketChange,
): readonly FieldRefusal[] {
  if (problemId === undefined || problemId === null) return [];
  const problem = world.tickets.get(problemId);
  return problem?.type === 'problem' && problem !== ticket
    ? []
    : [invalid('problem_id', 'Problem: is not a ticket of type problem')];
}

function refusedAssignment(
  world: World,
  ticket: Ticket | undefined,
  change: TicketChange,
): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  const assigneeId =
    change.assigneeId === undefined ? (ticket?.assigneeId ?? null) : change.assigneeId;
  const assignee = assigneeId === null ? undefined : world.users.get(assigneeId);
  if (
    change.assigneeId !== undefined &&
    assigneeId !== null &&
    (assignee === undefined || assignee.role === 'end-user' || !assignee.active)
  ) {
    refused.push(invalid('assignee', 'Assignee: is not an agent of this account'));
  }
  if (
    change.groupId !== undefined &&
    change.groupId !== null &&
    world.groups.get(change.groupId) === undefined
  ) {
    refused.push(invalid('group', 'Group: is not a group of this account'));
  }
  const status = change.status ?? ticket?.status;
  const done = status === 'solved' || status === 'closed';
  const touched = change.status !== undefined || change.assigneeId !== undefined;
  if (done && touched && assigneeId === null) {
    refused.push({
      ...blank('base', 'Assignee: is required when solving a ticket'),
      ticketField: { id: systemFieldId(world, 'assignee'), type: 'FieldAssignee' },
    });
  }
  return refused;
}
