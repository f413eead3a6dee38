// The fields of tickets, users and organizations: those that every account has, and those that admins make.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Collection } from './collection.ts';
import { type CustomValues, PRIORITIES, STATUSES, TYPES } from './ticket.ts';

/** What an admin's own field may hold. */
export const CUSTOM_TYPES = [
  'text',
  'textarea',
  'checkbox',
  'date',
  'integer',
  'decimal',
  'regexp',
  'tagger',
  'dropdown',
  'multiselect',
  'partialcreditcard',
  'lookup',
] as const;
export type CustomType = (typeof CUSTOM_TYPES)[number];
/** Fields that tickets have from the beginning. */
export const SYSTEM_TYPES = [
  'subject',
  'description',
  'status',
  'tickettype',
  'priority',
  'group',
  'assignee',
] as const;
export type SystemType = (typeof SYSTEM_TYPES)[number];

export interface FieldOption {
  readonly id: number;
  name: string;
  readonly value: string;
}

export interface Field {
  readonly id: number;
  /** What the value stands under; for fields of tickets that is the id. */
  readonly key: string;
  readonly type: CustomType | SystemType;
  title: string;
  description: string;
  active: boolean;
  /** Of tickets: nobody solves one without it. */
  required: boolean;
  position: number;
  /** What a value of type `regexp` must look like. */
  regexp: string | null;
  /** The tag that a ticked checkbox puts on. */
  tag: string | null;
  options: readonly FieldOption[];
  readonly createdAt: Instant;
  updatedAt: Instant;
}

export const isSystem = ({ type }: Field): boolean => SYSTEM_TYPES.some((name) => name === type);

/** The values that a system field is chosen from; none for those that hold text or ids. */
export const SYSTEM_VALUES: Readonly<Record<SystemType, readonly string[]>> = {
  subject: [],
  description: [],
  status: STATUSES.filter((status) => status !== 'new'),
  tickettype: TYPES,
  priority: PRIORITIES,
  group: [],
  assignee: [],
};

export const blankField = (
  id: number,
  key: string,
  type: Field['type'],
  title: string,
  now: Instant,
): Field => ({
  id,
  key,
  type,
  title,
  description: title,
  active: true,
  required: false,
  position: 9_999,
  regexp: null,
  tag: null,
  options: [],
  createdAt: now,
  updatedAt: now,
});

export const fieldOfKey = (fields: Collection<Field>, key: string): Field | undefined =>
  [...fields].find((field) => field.key === key);

/** Every field with its value or `null`, as users and organizations show them. */
export function valuesByKey(fields: Collection<Field>, values: CustomValues): CustomValues {
  const shown: Record<string, CustomValues[string]> = {};
  for (const { key } of fields) shown[key] = values[key] ?? null;
  return shown;
}
