// Why a change of a ticket is refused. https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/
import type { Ticket } from './ticket.ts';
import { blank, type FieldRefusal, invalid, type TicketChange } from './ticket-change.ts';
import type { World } from './world.ts';

/** `ticket` is `undefined` when the change creates one. */
export function refusalsOf(
  world: World,
  ticket: Ticket | undefined,
  change: TicketChange,
): readonly FieldRefusal[] {
  // Assumption: no field of a closed ticket can be changed. https://github.com/Speedygeek/ZendeskApi_v2/issues/59
  if (ticket?.status === 'closed') {
    return [invalid('status', 'Status: closed prevents ticket update')];
  }
  const refused: FieldRefusal[] = [];
  if (change.status === 'new' && ticket !== undefined && ticket.status !== 'new') {
    refused.push(invalid('status', 'Status: a ticket cannot become new again'));
  }
  if (change.priority === null && ticket !== undefined && ticket.priority !== null) {
    refused.push(invalid('priority', 'Priority: cannot be reset'));
  }
  if (change.comment !== undefined && isBlank(change.comment)) {
    refused.push(blank('base', 'Comment: cannot be blank'));
  }
  const requester =
    change.requesterId === undefined ? undefined : world.users.get(change.requesterId);
  if (change.requesterId !== undefined && (requester === undefined || !requester.active)) {
    refused.push(invalid('requester', 'Requester: is not a user of this account'));
  }
  return [...refused, ...refusedAssignment(world, ticket, change)];
}

const isBlank = ({ body, attachments }: NonNullable<TicketChange['comment']>): boolean =>
  body.trim() === '' && (attachments?.length ?? 0) === 0;

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
  const done = change.status === 'solved' || change.status === 'closed';
  if (done && assigneeId === null) {
    refused.push({
      ...blank('base', 'Assignee: is required when solving a ticket'),
      ticketField: { id: world.assigneeFieldId, type: 'FieldAssignee' },
    });
  }
  return refused;
}
