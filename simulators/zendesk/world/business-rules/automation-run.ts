// What automations do when their hour has come, and what Zendesk then closes by itself.
// https://support.zendesk.com/hc/en-us/articles/4408832701850
import type { Instant } from '../../../../src/kernel/clock.ts';
import { BY_SYSTEM, type RuleRef } from '../comment.ts';
import type { Effect } from '../effect.ts';
import { openAudit } from '../event-log.ts';
import type { Ticket } from '../ticket.ts';
import { finish } from '../ticket-update.ts';
import { type By, setValues, type Update, valuesOf } from '../update.ts';
import type { World } from '../world.ts';
import { applyActions } from './act.ts';
import { systemCloseAt, UPDATES_PER_TICKET_MAX } from './automation-due.ts';
import { holds } from './holds.ts';
import type { BusinessRule } from './rule.ts';

/** How many tickets one automation acts on in an hour. */
export const TICKETS_PER_HOUR_MAX = 1_000;

/** `tickets` are all that something could be done to now. Triggers run on what automations change if `triggers`. */
export function runAutomations(
  world: World,
  tickets: readonly Ticket[],
  now: Instant,
  triggers: boolean,
): readonly Effect[] {
  const effects: Effect[] = [];
  const { activeAutomations, automationUpdates } = world.ruleBook;
  for (const automation of activeAutomations.page(0, activeAutomations.size)) {
    let acted = 0;
    for (const ticket of tickets) {
      if (acted >= TICKETS_PER_HOUR_MAX) break;
      if (ticket.status === 'closed') continue;
      const updates = automationUpdates.get(ticket.id) ?? 0;
      if (updates >= UPDATES_PER_TICKET_MAX) continue;
      if (!holds({ world, ticket, now }, automation.conditions)) continue;
      acted++;
      automationUpdates.set(ticket.id, updates + 1);
      effects.push(...act(world, ticket, automation, now, triggers));
    }
  }
  for (const ticket of tickets) {
    const at = systemCloseAt(ticket);
    if (at !== undefined && at <= now) closeBySystem(world, ticket, now);
    if (ticket.status === 'closed') automationUpdates.delete(ticket.id);
  }
  return effects;
}

/** An update of its own, by nobody; it leaves no trace when it does nothing. */
function act(
  world: World,
  ticket: Ticket,
  automation: BusinessRule,
  now: Instant,
  triggers: boolean,
): readonly Effect[] {
  const rule: RuleRef = { kind: 'automation', id: automation.id, title: automation.title };
  const update = open(world, ticket, { author: null, via: { channel: 'rule', rule } }, now);
  applyActions(update, automation.actions, { rule, told: false });
  if (update.audit.events.length > 0) finish(update, triggers);
  else ticket.audits.splice(ticket.audits.indexOf(update.audit), 1);
  return update.effects;
}

function open(world: World, ticket: Ticket, by: By, now: Instant): Update {
  const before = valuesOf(ticket);
  const audit = openAudit(world.ids, ticket, by, now);
  return { ...by, world, ticket, audit, before, comment: null, now, effects: [] };
}

/** No trigger hears of it, and nobody is told. */
function closeBySystem(world: World, ticket: Ticket, now: Instant): void {
  const update = open(world, ticket, { author: null, via: BY_SYSTEM }, now);
  setValues(update, { status: 'closed' });
  finish(update, false);
}
