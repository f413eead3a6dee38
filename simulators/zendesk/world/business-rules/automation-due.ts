// When an automation could next act on a ticket, as far as the ticket itself tells.
import { DAY, type Instant } from '../../../../src/kernel/clock.ts';
import type { Ticket } from '../ticket.ts';
import type { World } from '../world.ts';
import type { Condition } from './condition.ts';
import { conditionHolds, isOfTicketAlone, isTimeBased, textsOf } from './holds.ts';
import { type Stretch, stretchOf } from './hour-fields.ts';
import type { BusinessRule } from './rule.ts';
import type { Subject } from './subject.ts';

/** https://support.zendesk.com/hc/en-us/articles/4408832701850 */
export const UPDATES_PER_TICKET_MAX = 100;
/** Whatever the automations are. https://support.zendesk.com/hc/en-us/articles/4408894213018 */
export const SYSTEM_CLOSE_AFTER = 28 * DAY;

function stretchFor(ticket: Ticket, { field, operator, value }: Condition): Stretch | undefined {
  const stretches = textsOf(value).flatMap(
    (text) => stretchOf(field, ticket, operator, text) ?? [],
  );
  if (stretches.length === 0) return undefined;
  return {
    from: Math.min(...stretches.map(({ from }) => from)),
    to: Math.max(...stretches.map(({ to }) => to)),
  };
}

const cannotHold = (subject: Subject, condition: Condition): boolean =>
  isOfTicketAlone(condition) && !conditionHolds(subject, condition);

/** `undefined`: not before the ticket changes. */
function dueBy(world: World, ticket: Ticket, automation: BusinessRule): Stretch | undefined {
  const { all, any } = automation.conditions;
  const subject = { world, ticket, now: 0 };
  if (any.length > 0 && any.every((condition) => cannotHold(subject, condition))) return undefined;
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  for (const condition of all) {
    if (!isTimeBased(condition)) {
      if (cannotHold(subject, condition)) return undefined;
      continue;
    }
    const stretch = stretchFor(ticket, condition);
    if (stretch === undefined) return undefined;
    from = Math.max(from, stretch.from);
    to = Math.min(to, stretch.to);
  }
  return from < to ? { from, to } : undefined;
}

/** When Zendesk closes it by itself. */
export const systemCloseAt = ({ status, marks }: Ticket): Instant | undefined =>
  status === 'solved' && marks.solved !== null ? marks.solved + SYSTEM_CLOSE_AFTER : undefined;

/** The stretches in which something may be done to a ticket by the clock alone. */
export function dueStretches(
  world: World,
  automations: readonly BusinessRule[],
  ticket: Ticket,
): readonly Stretch[] {
  if (ticket.status === 'closed') return [];
  const at = systemCloseAt(ticket);
  const closing = at === undefined ? [] : [{ from: at, to: Number.POSITIVE_INFINITY }];
  const updates = world.ruleBook.automationUpdates.get(ticket.id) ?? 0;
  if (updates >= UPDATES_PER_TICKET_MAX) return closing;
  return [
    ...closing,
    ...automations.flatMap((automation) => dueBy(world, ticket, automation) ?? []),
  ];
}
