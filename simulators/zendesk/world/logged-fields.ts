// The fields of a ticket that its event log tells of, under their names there, and their values as text.
import { time } from '../iso-time.ts';
import type { FieldValue } from './audit.ts';
import type { CustomValue, TicketValues } from './ticket.ts';

type Logged = Exclude<keyof TicketValues, 'customFields'>;

export const LOGGED: Readonly<Record<Logged, string>> = {
  subject: 'subject',
  status: 'status',
  priority: 'priority',
  type: 'type',
  requesterId: 'requester_id',
  assigneeId: 'assignee_id',
  groupId: 'group_id',
  organizationId: 'organization_id',
  externalId: 'external_id',
  problemId: 'problem_id',
  dueAt: 'due_at',
  tags: 'tags',
};
export const LOGGED_NAMES = Object.keys(LOGGED) as readonly Logged[];

export function loggedValue(values: Readonly<TicketValues>, name: Logged): FieldValue {
  const value = values[name];
  if (name === 'dueAt') return value === null ? null : time(value as number);
  return typeof value === 'number' ? String(value) : (value as FieldValue);
}

export const customText = (value: CustomValue | undefined): FieldValue =>
  value === undefined || value === null || Array.isArray(value)
    ? ((value ?? null) as FieldValue)
    : String(value);

export const sameValue = (a: FieldValue, b: FieldValue): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    a.length === b.length &&
    a.every((each, i) => each === b[i]));
