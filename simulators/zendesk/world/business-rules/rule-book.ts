// The triggers and automations of an account, in the order in which they are gone through.
import { type Collection, createCollection } from '../collection.ts';
import type { Key } from '../listing.ts';
import { createLive, type Live } from '../live.ts';
import type { BusinessRule } from './rule.ts';
import type { Trigger, TriggerCategory } from './trigger.ts';

export interface RuleBook {
  readonly triggers: Collection<Trigger>;
  readonly triggerCategories: Collection<TriggerCategory>;
  readonly automations: Collection<BusinessRule>;
  /** Category by category, and by position within each. */
  readonly placeOfTrigger: (trigger: Trigger) => Key;
  readonly activeTriggers: Live<Trigger>;
  readonly activeAutomations: Live<BusinessRule>;
  /** By the ticket's id: how often automations have updated it. */
  readonly automationUpdates: Map<number, number>;
}

export const placeOfRule = ({ position, id }: BusinessRule): Key => [position, id];

export function createRuleBook(): RuleBook {
  const triggers = createCollection<Trigger>();
  const triggerCategories = createCollection<TriggerCategory>();
  const automations = createCollection<BusinessRule>();
  const placeOfTrigger = ({ categoryId, position, id }: Trigger): Key => [
    triggerCategories.get(categoryId)?.position ?? 0,
    categoryId,
    position,
    id,
  ];
  return {
    triggers,
    placeOfTrigger,
    triggerCategories,
    automations,
    activeTriggers: createLive(triggers, {
      holds: ({ active }) => active,
      placeOf: placeOfTrigger,
    }),
    activeAutomations: createLive(automations, {
      holds: ({ active }) => active,
      placeOf: placeOfRule,
    }),
    automationUpdates: new Map(),
  };
}
