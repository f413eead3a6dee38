// An update of a ticket under way: what made it, what it has done so far, and how values are written and logged.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit, NewEvent } from './audit.ts';
import type { Comment, RuleRef, Via } from './comment.ts';
import type { Effect } from './effect.ts';
import { tagsWith } from './field-tags.ts';
import { customText, LOGGED, LOGGED_NAMES, loggedValue, sameValue } from './logged-fields.ts';
import type { CustomValue, Ticket, TicketValues } from './ticket.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

/** Who changes something, and by what way. */
export interface By {
  /** `null`: Zendesk itself. */
  readonly author: User | null;
  readonly via: Via;
  /** Kept with the audit. */
  readonly custom?: unknown;
}

export interface Update extends By {
  readonly world: World;
  readonly ticket: Ticket;
  readonly audit: Audit;
  /** The values before it; `undefined` when it creates the ticket. */
  readonly before: Readonly<TicketValues> | undefined;
  readonly comment: Comment | null;
  readonly now: Instant;
  readonly effects: Effect[];
}

export function tell({ world, audit }: Update, event: NewEvent): void {
  // The id comes first, as in the vendor's audits.
  audit.events.push({ id: world.ids.next(), ...event });
}

const byRule = (rule: RuleRef | undefined): { readonly rule?: RuleRef } =>
  rule === undefined ? {} : { rule };

/** What is `undefined` stays as it is. */
type NewValues = { readonly [K in keyof TicketValues]?: TicketValues[K] | undefined };

/** Writes the values that differ, and logs each of them; answers whether there were any. */
export function setValues(update: Update, values: NewValues, rule?: RuleRef): boolean {
  const { ticket } = update;
  let changed = false;
  for (const name of LOGGED_NAMES) {
    if (values[name] === undefined) continue;
    const previous = loggedValue(ticket, name);
    const value = loggedValue(values as TicketValues, name);
    if (sameValue(value, previous)) continue;
    Object.assign(ticket, { [name]: values[name] });
    mark(update, name);
    tell(update, { type: 'Change', field: LOGGED[name], value, previous, ...byRule(rule) });
    changed = true;
  }
  if (values.customFields === undefined) return changed;
  return setCustomFields(update, values.customFields, rule) || changed;
}

function setCustomFields(
  update: Update,
  given: TicketValues['customFields'],
  rule: RuleRef | undefined,
): boolean {
  const { ticket, world } = update;
  const before = ticket.customFields;
  const after: Record<string, CustomValue> = { ...before };
  let changed = false;
  for (const id of Object.keys(given)) {
    const previous = customText(before[id]);
    const value = customText(given[id]);
    if (sameValue(value, previous)) continue;
    after[id] = given[id] ?? null;
    tell(update, { type: 'Change', field: id, value, previous, ...byRule(rule) });
    changed = true;
  }
  if (!changed) return false;
  ticket.customFields = after;
  setValues(update, { tags: tagsWith(world, ticket.tags, before, after) }, rule);
  return true;
}

/** When a ticket came into its status, and when it was last assigned. */
function mark({ ticket, now }: Update, name: keyof TicketValues): void {
  if (name === 'status') ticket.marks[ticket.status] = now;
  if (name === 'assigneeId' && ticket.assigneeId !== null) ticket.marks.assigned = now;
}

/** Only the values of a ticket, as they are now. */
export function valuesOf(ticket: Ticket): TicketValues {
  const { subject, status, priority, type, requesterId, assigneeId, groupId } = ticket;
  const { organizationId, externalId, problemId, dueAt, tags, customFields } = ticket;
  return {
    subject,
    status,
    priority,
    type,
    requesterId,
    assigneeId,
    groupId,
    organizationId,
    externalId,
    problemId,
    dueAt,
    tags,
    customFields,
  };
}
