// Conditions that count whole hours since something happened to a ticket. https://support.zendesk.com/hc/en-us/articles/4408885654298
import { HOUR, type Instant } from '../../../../src/kernel/clock.ts';
import type { Ticket } from '../ticket.ts';
import type { ConditionField } from './condition-field.ts';
import { HOURS } from './operator.ts';
import { isWhole } from './update-fields.ts';

/** A stretch of time, its end excluded. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

type MomentOf = (ticket: Ticket) => Instant | null;
type Entry = readonly [title: string, at: MomentOf];

const SINCE: Readonly<Record<string, Entry>> = {
  NEW: ['Hours since created', ({ marks }) => marks.new],
  OPEN: ['Hours since open', ({ marks }) => marks.open],
  PENDING: ['Hours since pending', ({ marks }) => marks.pending],
  SOLVED: ['Hours since solved', ({ marks }) => marks.solved],
  CLOSED: ['Hours since closed', ({ marks }) => marks.closed],
  assigned_at: ['Hours since assigned', ({ marks }) => marks.assigned],
  updated_at: ['Hours since update', ({ updatedAt }) => updatedAt],
  requester_updated_at: ['Hours since requester update', ({ marks }) => marks.requesterUpdated],
  assignee_updated_at: ['Hours since assignee update', ({ marks }) => marks.assigneeUpdated],
  due_date: ['Hours since due date', ({ dueAt }) => dueAt],
};
const UNTIL: Readonly<Record<string, Entry>> = {
  until_due_date: ['Hours until due date', ({ dueAt }) => dueAt],
};

/** Assumption: `greater_than` begins to hold once that many hours are full, as `is` does for one hour. */
function stretchSince(at: Instant, operator: string, hours: number): Stretch {
  const full = at + hours * HOUR;
  switch (operator) {
    case 'is':
      return { from: full, to: full + HOUR };
    case 'less_than':
      return { from: at, to: full };
    default:
      return { from: full, to: Number.POSITIVE_INFINITY };
  }
}

function stretchUntil(at: Instant, operator: string, hours: number): Stretch {
  // The moment at which exactly that many hours are left belongs to them.
  const left = at - hours * HOUR + 1;
  switch (operator) {
    case 'is':
      return { from: left - HOUR, to: left };
    case 'less_than':
      return { from: left, to: at + 1 };
    default:
      return { from: Number.NEGATIVE_INFINITY, to: left };
  }
}

/** When a condition on hours holds for a ticket as it is; `undefined` when it never does. */
export function stretchOf(
  field: string,
  ticket: Ticket,
  operator: string,
  value: string,
): Stretch | undefined {
  const since = SINCE[field];
  const at = (since ?? UNTIL[field])?.[1](ticket) ?? null;
  if (at === null) return undefined;
  const stretch = since === undefined ? stretchUntil : stretchSince;
  return stretch(at, operator.replace('_business_hours', ''), Number(value));
}

export const HOUR_FIELDS: readonly ConditionField[] = Object.entries({ ...SINCE, ...UNTIL }).map(
  ([name, [title]]) => ({
    field: name,
    title,
    group: 'time',
    kinds: ['view', 'automation'],
    operators: HOURS,
    timeBased: true,
    ofTicket: false,
    takes: (_world, _kind, value) => isWhole(value),
    wants: 'a whole number of hours',
    holds: ({ ticket, now }, operator, values) =>
      values.some((value) => {
        const stretch = stretchOf(name, ticket, operator, value);
        return stretch !== undefined && stretch.from <= now && now < stretch.to;
      }),
  }),
);
