// The columns of views: what a view can show of a ticket, and what it can be grouped and sorted by.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#view-columns
import { PRIORITIES, STATUSES, type Ticket, TYPES } from '../ticket.ts';
import type { World } from '../world.ts';
import { offeredFields } from './account-fields.ts';

/** `null` when there is nothing to sort by. */
export type SortValue = number | string | null;

/** Other things than the ticket that a column shows a name of. */
export type Source = 'requester' | 'assignee' | 'organization' | 'group';

export interface ViewColumn {
  readonly id: string;
  readonly title: string;
  /** Missing: the view cannot be grouped or sorted by it. */
  readonly sortValue?: (world: World, ticket: Ticket) => SortValue;
  readonly source?: Source;
  /** Set for a field of the account's own. */
  readonly fieldType?: string;
}

const rank = (order: readonly string[], value: string | null): SortValue =>
  value === null ? null : order.indexOf(value);

const userName = ({ users }: World, id: number | null): SortValue =>
  id === null ? null : (users.get(id)?.name ?? null);

/** Assumption: people, groups and organizations are sorted by their names. */
const SYSTEM_COLUMNS: readonly ViewColumn[] = [
  { id: 'assigned', title: 'Assigned', sortValue: (_world, { marks }) => marks.assigned },
  {
    id: 'assignee',
    title: 'Assignee',
    source: 'assignee',
    sortValue: (world, { assigneeId }) => userName(world, assigneeId),
  },
  { id: 'due_date', title: 'Due Date', sortValue: (_world, { dueAt }) => dueAt },
  {
    id: 'group',
    title: 'Group',
    source: 'group',
    sortValue: ({ groups }, { groupId }) => groups.get(groupId ?? 0)?.name ?? null,
  },
  { id: 'nice_id', title: 'ID', sortValue: (_world, { id }) => id },
  { id: 'updated', title: 'Updated', sortValue: (_world, { updatedAt }) => updatedAt },
  {
    id: 'updated_assignee',
    title: 'Assignee updated',
    sortValue: (_world, { marks }) => marks.assigneeUpdated,
  },
  {
    id: 'updated_requester',
    title: 'Requester updated',
    sortValue: (_world, { marks }) => marks.requesterUpdated,
  },
  { id: 'updated_by_type', title: 'Updater', sortValue: updaterType },
  {
    id: 'organization',
    title: 'Organization',
    source: 'organization',
    sortValue: ({ organizations }, { organizationId }) =>
      organizations.get(organizationId ?? 0)?.name ?? null,
  },
  {
    id: 'priority',
    title: 'Priority',
    sortValue: (_world, { priority }) => rank(PRIORITIES, priority),
  },
  { id: 'created', title: 'Requested', sortValue: (_world, { createdAt }) => createdAt },
  {
    id: 'requester',
    title: 'Requester',
    source: 'requester',
    sortValue: (world, { requesterId }) => userName(world, requesterId),
  },
  {
    id: 'locale_id',
    title: 'Requester language',
    source: 'requester',
    sortValue: ({ users }, { requesterId }) => users.get(requesterId)?.locale ?? null,
  },
  { id: 'satisfaction_score', title: 'Satisfaction', sortValue: () => null },
  { id: 'solved', title: 'Solved', sortValue: (_world, { marks }) => marks.solved },
  {
    id: 'status',
    title: 'Status',
    sortValue: (_world, { status }) => rank(STATUSES, status),
  },
  { id: 'description', title: 'Subject' },
  { id: 'submitter', title: 'Submitter' },
  { id: 'ticket_form', title: 'Ticket form', sortValue: () => null },
  { id: 'type', title: 'Type', sortValue: (_world, { type }) => rank(TYPES, type) },
  { id: 'brand', title: 'Brand', sortValue: () => null },
  { id: 'custom_status_id', title: 'Ticket status' },
];

/** Assumption: names that older views go by. */
const ALIASES: Readonly<Record<string, string>> = {
  subject: 'description',
  id: 'nice_id',
  ticket_id: 'nice_id',
};

const BY_ID: ReadonlyMap<string, ViewColumn> = new Map(
  SYSTEM_COLUMNS.map((column) => [column.id, column]),
);

export const COLUMN_IDS: readonly string[] = [...BY_ID.keys()];
export const SORTABLE_IDS: readonly string[] = SYSTEM_COLUMNS.filter(
  ({ sortValue }) => sortValue !== undefined,
).map(({ id }) => id);

export function updaterType(world: World, { audits }: Ticket): string {
  const role = world.users.get(audits.at(-1)?.authorId ?? 0)?.role;
  return role === undefined ? 'system' : role === 'end-user' ? 'end user' : 'agent';
}

/** A system column by its name, a field of the account by its id or title. */
export function columnNamed(world: World, name: string): ViewColumn | undefined {
  const system = BY_ID.get(Object.hasOwn(ALIASES, name) ? (ALIASES[name] as string) : name);
  if (system !== undefined) return system;
  const field = offeredFields(world, 'ticket').find(
    ({ key, title }) => key === name || title === name,
  );
  return field === undefined
    ? undefined
    : { ...customColumn(field.key, field.title), fieldType: field.type };
}

/** Also when the field is gone: a view goes on as it was. */
export const columnOf = (world: World, id: string): ViewColumn =>
  columnNamed(world, id) ?? customColumn(id, id);

const customColumn = (id: string, title: string): ViewColumn => ({
  id,
  title,
  sortValue(_world, { customFields }) {
    const value = customFields[id] ?? null;
    return value === null || typeof value === 'number' ? value : String(value);
  },
});
