// What triggers and automations have in common: conditions, actions, a place in an order.
import type { Instant } from '../../../../src/kernel/clock.ts';
import type { Action } from './action.ts';
import type { Conditions } from './condition.ts';

export interface RuleValues {
  title: string;
  active: boolean;
  /** They are gone through from the smallest to the largest; new ones come last. */
  position: number;
  conditions: Conditions;
  actions: readonly Action[];
}

export interface BusinessRule extends RuleValues {
  readonly id: number;
  /** Made with the account. */
  readonly isDefault: boolean;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** What somebody asks for; `undefined` leaves it as it is. */
export type RuleInput = { readonly [K in keyof RuleValues]?: RuleValues[K] | undefined };

/** How large the conditions and actions of a rule may be, as JSON. https://support.zendesk.com/hc/en-us/articles/4408886797466 */
export const RULE_BYTES_MAX = 65 * 1024;

export const sizeOf = ({
  conditions,
  actions,
}: Pick<RuleValues, 'conditions' | 'actions'>): number =>
  Buffer.byteLength(JSON.stringify({ conditions, actions }));

export const lastPosition = (rules: Iterable<BusinessRule>): number => {
  let last = 0;
  for (const { position } of rules) last = Math.max(last, position);
  return last;
};
