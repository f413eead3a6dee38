// The rows of an executed view: for each ticket, what stands in the view's columns.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#execute-view
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { ViewOutput } from '../../world/business-rules/view.ts';
import { columnOf, updaterType } from '../../world/business-rules/view-columns.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { User } from '../../world/user.ts';
import { named } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { columnJson } from './view-wire.ts';

type Cell = readonly [key: string, value: unknown];

const timeOf = (at: number | null): string | null => (at === null ? null : time(at));

/** Assumption: people, groups and organizations are told by their ids, and stand beside the rows. */
const CELLS: Readonly<Record<string, (desk: Desk, ticket: Ticket) => Cell>> = {
  assigned: (_desk, { marks }) => ['assigned', timeOf(marks.assigned)],
  assignee: (_desk, { assigneeId }) => ['assignee_id', assigneeId],
  due_date: (_desk, { dueAt }) => ['due_date', timeOf(dueAt)],
  group: (_desk, { groupId }) => ['group_id', groupId],
  nice_id: (_desk, { id }) => ['ticket_id', id],
  updated: (_desk, { updatedAt }) => ['updated', time(updatedAt)],
  updated_assignee: (_desk, { marks }) => ['updated_assignee', timeOf(marks.assigneeUpdated)],
  updated_requester: (_desk, { marks }) => ['updated_requester', timeOf(marks.requesterUpdated)],
  updated_by_type: ({ world }, ticket) => ['updated_by_type', updaterType(world, ticket)],
  organization: (_desk, { organizationId }) => ['organization_id', organizationId],
  priority: (_desk, { priority }) => ['priority', priority],
  created: (_desk, { createdAt }) => ['created', time(createdAt)],
  requester: (_desk, { requesterId }) => ['requester_id', requesterId],
  locale_id: ({ world }, { requesterId }) => [
    'locale',
    world.users.get(requesterId)?.locale ?? null,
  ],
  solved: (_desk, { marks }) => ['solved', timeOf(marks.solved)],
  status: (_desk, { status }) => ['status', status],
  description: (_desk, { subject }) => ['subject', subject],
  submitter: (_desk, { submitterId }) => ['submitter_id', submitterId],
  type: (_desk, { type }) => ['type', type],
};

const cellOf = (desk: Desk, ticket: Ticket, id: string): Cell =>
  CELLS[id]?.(desk, ticket) ?? [id, null];

const partialTicket = (desk: Desk, ticket: Ticket) => ({
  id: ticket.id,
  subject: ticket.subject,
  description: ticket.description,
  status: ticket.status,
  type: ticket.type,
  priority: ticket.priority,
  url: `${desk.origin}/api/v2/tickets/${ticket.id}.json`,
});

export function rowJson(desk: Desk, output: ViewOutput, ticket: Ticket) {
  const columns = output.columns.map((id) => columnOf(desk.world, id));
  const custom = columns.filter(({ id }) => /^\d+$/.test(id));
  const cells = columns
    .filter((column) => !custom.includes(column))
    .map(({ id }) => cellOf(desk, ticket, id));
  const group = output.groupBy === null ? undefined : groupOf(desk, output.groupBy, ticket);
  return {
    ticket: partialTicket(desk, ticket),
    ...Object.fromEntries(cells),
    ...(group === undefined ? {} : { group }),
    custom_fields: custom.map(({ id, title }) => ({
      id: Number(id),
      name: title,
      value: ticket.customFields[id] ?? null,
    })),
  };
}

/** What the tickets of a group share: an id, or a value. */
function groupOf(desk: Desk, groupBy: string, ticket: Ticket): unknown {
  if (/^\d+$/.test(groupBy)) return ticket.customFields[groupBy] ?? null;
  return cellOf(desk, ticket, groupBy)[1];
}

/** What stands beside the rows: columns, groups, and everybody and everything that is named by an id. */
export function besideRows(desk: Desk, output: ViewOutput, tickets: readonly Ticket[]) {
  const { groupBy, columns } = output;
  const { users, organizations } = desk.world;
  const keys = groupBy === null ? columns : [...columns, groupBy];
  const idsIn = (column: string): readonly (number | null)[] =>
    keys.includes(column)
      ? tickets.map((ticket) => cellOf(desk, ticket, column)[1] as number | null)
      : [];
  const people: readonly User[] = named(
    ['requester', 'assignee', 'submitter'].flatMap(idsIn),
    users.get,
  );
  return {
    columns: columns.map((id) => columnJson(desk, columnOf(desk.world, id))),
    groups:
      groupBy === null
        ? []
        : [...new Set(tickets.map((ticket) => groupOf(desk, groupBy, ticket)))].map((id) => ({
            id,
            title: groupTitle(desk, groupBy, id),
          })),
    users: people.map((user) => userJson(desk, user)),
    organizations: named(idsIn('organization'), organizations.get).map(({ id, name }) => ({
      id,
      name,
    })),
  };
}

/** Assumption: the title of no group is a dash. */
function groupTitle({ world }: Desk, groupBy: string, id: unknown): string {
  if (id === null) return '-';
  switch (groupBy) {
    case 'requester':
    case 'assignee':
      return world.users.get(Number(id))?.name ?? '-';
    case 'organization':
      return world.organizations.get(Number(id))?.name ?? '-';
    case 'group':
      return world.groups.get(Number(id))?.name ?? '-';
    default:
      return String(id);
  }
}
