// Triggers and their categories. https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { BusinessRule, RuleInput } from './rule.ts';

export interface Trigger extends BusinessRule {
  description: string | null;
  categoryId: number;
  /** The oldest first; the last is the trigger as it is. */
  readonly revisions: TriggerRevision[];
}

export interface TriggerInput extends RuleInput {
  readonly description?: string | null | undefined;
  readonly categoryId?: number | undefined;
}

export type TriggerSnapshot = Readonly<
  Pick<Trigger, 'title' | 'description' | 'active' | 'conditions' | 'actions'>
>;

export interface TriggerRevision {
  readonly id: number;
  readonly authorId: number;
  readonly createdAt: Instant;
  readonly snapshot: TriggerSnapshot;
}

/** https://developer.zendesk.com/api-reference/ticketing/business-rules/trigger_categories/ */
export interface TriggerCategory {
  readonly id: number;
  name: string;
  position: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

export const snapshotOf = (trigger: TriggerSnapshot): TriggerSnapshot => {
  const { title, description, active, conditions, actions } = trigger;
  return { title, description, active, conditions, actions };
};
