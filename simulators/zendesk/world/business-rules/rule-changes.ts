// Why a trigger or automation is refused whatever else it is: no title, no actions, too large.
import { blank, type FieldRefusal, invalid } from '../ticket-change.ts';
import type { World } from '../world.ts';
import { actionRefusals } from './action-refusals.ts';
import { conditionRefusals } from './condition-refusals.ts';
import { RULE_BYTES_MAX, type RuleInput, type RuleValues, sizeOf } from './rule.ts';

export function ruleRefusals(
  world: World,
  kind: 'trigger' | 'automation',
  values: RuleValues,
  given: RuleInput,
): readonly FieldRefusal[] {
  const { title, conditions, actions } = values;
  const refused: FieldRefusal[] = [];
  if (title.trim() === '') refused.push(blank('title', 'Title: cannot be blank'));
  if (conditions.all.length + conditions.any.length === 0) {
    refused.push(blank('base', `A ${kind} needs at least one condition`));
  }
  if (actions.length === 0) refused.push(blank('base', `A ${kind} needs at least one action`));
  const size = sizeOf(values);
  if (size > RULE_BYTES_MAX) {
    refused.push(
      invalid('base', `A ${kind} takes at most ${RULE_BYTES_MAX} bytes, this is ${size}`),
    );
    return refused;
  }
  // What somebody does not touch may name what is gone by now.
  if (given.conditions !== undefined) refused.push(...conditionRefusals(world, kind, conditions));
  if (given.actions !== undefined) refused.push(...actionRefusals(world, kind, actions));
  return refused;
}

/** The rule with what is asked for; what is not named stays. */
export function withInput<Values extends object>(
  values: Values,
  input: { readonly [K in keyof Values]?: Values[K] | undefined },
): Values {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return { ...values, ...Object.fromEntries(given) };
}
