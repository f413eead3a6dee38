// What the account's own ticket fields demand of a ticket.
// https://support.zendesk.com/hc/en-us/articles/4408838961562
import { type Field, isSystem } from './field.ts';
import { fieldValueRefusals, isEmpty } from './field-value.ts';
import type { CustomValues, Ticket } from './ticket.ts';
import { blank, type FieldRefusal, type TicketChange } from './ticket-change.ts';
import type { World } from './world.ts';

/** Recorded from the live service for `FieldInteger` and `FieldTagger`. */
const CLASSES: Readonly<Record<string, string>> = {
  text: 'FieldText',
  textarea: 'FieldTextarea',
  checkbox: 'FieldCheckbox',
  date: 'FieldDate',
  integer: 'FieldInteger',
  decimal: 'FieldDecimal',
  regexp: 'FieldRegexp',
  tagger: 'FieldTagger',
  multiselect: 'FieldMultiselect',
};

/** Values are checked where they are given, and required ones when the ticket is solved. */
export function refusedCustomFields(
  world: World,
  ticket: Ticket | undefined,
  change: TicketChange,
): readonly FieldRefusal[] {
  const given = change.customFields ?? {};
  const wrong = Object.keys(given).flatMap((id) => {
    const field = world.ticketFields.get(Number(id));
    return field === undefined ? [] : fieldValueRefusals(field, given[id] ?? null, 'base');
  });
  if (change.status !== 'solved' && change.status !== 'closed') return wrong;
  const values = valuesAfter(ticket, change);
  const missing = [...world.ticketFields].filter(
    (field) => field.active && field.required && !isSystem(field) && isEmpty(values[field.key]),
  );
  return [...wrong, ...missing.map(isMissing)];
}

const isMissing = (field: Field): FieldRefusal => ({
  ...blank('base', `${field.title}: is required when solving a ticket`),
  ticketField: { id: field.id, type: CLASSES[field.type] ?? 'FieldText' },
});

export const valuesAfter = (ticket: Ticket | undefined, change: TicketChange): CustomValues => ({
  ...ticket?.customFields,
  ...change.customFields,
});
