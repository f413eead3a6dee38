// The account's own fields of a ticket, as the Support API shows them.
// https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/#setting-custom-field-values
import { isSystem } from '../../world/field.ts';
import type { CustomValue, Ticket } from '../../world/ticket.ts';
import type { World } from '../../world/world.ts';

export interface FieldJson {
  readonly id: number;
  readonly value: CustomValue;
}

/** Every field of the account's own with its value or `null`, then values of fields that are gone. */
export function customFieldsJson({ ticketFields }: World, ticket: Ticket): readonly FieldJson[] {
  const shown: FieldJson[] = [];
  for (const field of ticketFields) {
    if (isSystem(field)) continue;
    shown.push({ id: field.id, value: ticket.customFields[field.key] ?? null });
  }
  for (const id of Object.keys(ticket.customFields)) {
    if (ticketFields.get(Number(id)) !== undefined) continue;
    shown.push({ id: Number(id), value: ticket.customFields[id] ?? null });
  }
  return shown;
}
