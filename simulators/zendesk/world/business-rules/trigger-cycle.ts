// Triggers: what runs after every create and update of a ticket.
// https://support.zendesk.com/hc/en-us/articles/4408822236058
import type { RuleRef } from '../comment.ts';
import type { Update } from '../update.ts';
import { applyActions } from './act.ts';
import { holds } from './holds.ts';
import type { Trigger } from './trigger.ts';

/**
 * Assumption: a trigger that changes the ticket sends the search back to the top; each fires at most
 * once in an update, so that it ends.
 */
export function runTriggers(update: Update): void {
  const { world, ticket, now } = update;
  const { activeTriggers } = world.ruleBook;
  if (activeTriggers.size === 0 || update.before?.status === 'closed') return;
  const triggers = activeTriggers.page(0, activeTriggers.size);
  const subject = { world, ticket, now, update };
  const fired = new Set<Trigger>();
  for (let i = 0; i < triggers.length; i++) {
    const trigger = triggers[i] as Trigger;
    if (fired.has(trigger) || !holds(subject, trigger.conditions)) continue;
    fired.add(trigger);
    const acting = { rule: refOf(trigger), told: true };
    const changed = applyActions(update, trigger.actions, acting);
    if (changed && world.ticketChoices.triggerRestarts) i = -1;
  }
}

const refOf = ({ id, title }: Trigger): RuleRef => ({ kind: 'trigger', id, title });
