// The ticket fields that a resource may bring along when it makes a ticket.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/pull_endpoint/
import type { FieldInput } from './author.ts';
import { type CustomValue, type CustomValues, PRIORITIES, STATUSES, TYPES } from './ticket.ts';
import { type FieldRefusal, invalid, type TicketChange } from './ticket-change.ts';

export interface ReadFields {
  readonly values: TicketChange;
  /** Assumption: a value that the field cannot hold makes the resource one that cannot be processed. */
  readonly refused: readonly FieldRefusal[];
  /** Assumption: ids that are no field of tickets are passed over. */
  readonly unknown: readonly string[];
}

type Reader = (value: unknown) => TicketChange | undefined;

const oneOf =
  <T extends string>(list: readonly T[], make: (value: T) => TicketChange): Reader =>
  (value) => {
    const known = list.find((each) => each === value);
    return known === undefined ? undefined : make(known);
  };

const READERS: Readonly<Record<string, Reader>> = {
  subject: (value) =>
    typeof value === 'string' && value.trim() !== '' ? { subject: value } : undefined,
  priority: oneOf(PRIORITIES, (priority) => ({ priority })),
  type: oneOf(TYPES, (type) => ({ type })),
  status: oneOf(STATUSES, (status) => ({ status })),
  tags: (value) => (isTexts(value) ? { tags: [...new Set(value)] } : undefined),
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '');

const isCustomValue = (value: unknown): value is CustomValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  isTexts(value);

const CUSTOM_ID = /^[1-9]\d{0,15}$/;

export function readFields(fields: readonly FieldInput[]): ReadFields {
  let values: TicketChange = {};
  const customFields: Record<string, CustomValue> = {};
  const refused: FieldRefusal[] = [];
  const unknown: string[] = [];
  for (const { id, value } of fields) {
    const reader = Object.hasOwn(READERS, id) ? READERS[id] : undefined;
    const read = reader?.(value);
    if (read !== undefined) values = { ...values, ...read };
    else if (reader === undefined && !CUSTOM_ID.test(id)) unknown.push(id);
    else if (reader === undefined && isCustomValue(value)) customFields[id] = value;
    else refused.push(invalid(id, `field ${id} cannot hold this value`));
  }
  const custom: CustomValues = customFields;
  return {
    values: Object.keys(custom).length === 0 ? values : { ...values, customFields: custom },
    refused,
    unknown,
  };
}
