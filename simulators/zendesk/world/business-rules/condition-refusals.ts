// Why the conditions of a rule are refused, each with a word on what would be right.
import { type FieldRefusal, invalid } from '../ticket-change.ts';
import type { World } from '../world.ts';
import type { Condition, Conditions, RuleKind } from './condition.ts';
import { type ConditionField, operatorsOf } from './condition-field.ts';
import { fieldOffered, fieldsOffered, NOT_SIMULATED } from './condition-fields.ts';
import { textsOf } from './holds.ts';
import { WITHOUT_VALUE } from './operator.ts';

/** How many of the values that would be good are named. */
const NAMED_MAX = 40;
const QUOTED_LENGTH_MAX = 80;
/** How many mistakes are told of at once. */
export const REFUSALS_MAX = 20;

export const quoted = (text: string): string =>
  text.length > QUOTED_LENGTH_MAX ? `"${text.slice(0, QUOTED_LENGTH_MAX)}…"` : `"${text}"`;

export const oneOf = (names: readonly string[]): string =>
  names.length > NAMED_MAX
    ? `one of ${names.slice(0, NAMED_MAX).join(', ')}, …`
    : `one of ${names.join(', ')}`;

export function conditionRefusals(
  world: World,
  kind: RuleKind,
  { all, any }: Conditions,
): readonly FieldRefusal[] {
  const wrong = (condition: Condition, inAny: boolean): readonly FieldRefusal[] => {
    const reason = refusal(world, kind, condition, inAny);
    return reason === undefined ? [] : [invalid('base', reason)];
  };
  return [
    ...all.flatMap((condition) => wrong(condition, false)),
    ...any.flatMap((condition) => wrong(condition, true)),
  ].slice(0, REFUSALS_MAX);
}

function refusal(
  world: World,
  kind: RuleKind,
  condition: Condition,
  inAny: boolean,
): string | undefined {
  const name = quoted(condition.field);
  const field = fieldOffered(world, kind, condition.field);
  if (field === undefined) {
    if (NOT_SIMULATED.includes(condition.field)) return `Condition ${name} is not simulated`;
    const names = fieldsOffered(world, kind).map((each) => each.field);
    return `Condition ${name} is not among those of ${kind}s; it would be ${oneOf(names)}`;
  }
  if (field.timeBased === true && inAny) {
    return `Condition ${name} counts hours and can stand only under "all"`;
  }
  const operators = operatorsOf(field, kind);
  if (!operators.some((operator) => operator === condition.operator)) {
    return `Operator ${quoted(condition.operator)} does not go with ${name}; it would be ${oneOf(operators)}`;
  }
  if (WITHOUT_VALUE.has(condition.operator)) return undefined;
  const bad = textsOf(condition.value).find((value) => !takes(field, world, kind, value));
  if (bad === undefined) return undefined;
  return `Value ${quoted(bad)} is not one of ${name}; it would be ${wanted(field, world, kind)}`;
}

const takes = (field: ConditionField, world: World, kind: RuleKind, value: string): boolean =>
  field.takes?.(world, kind, value) ??
  field.choices?.(world, kind).some((choice) => choice.value === value) ??
  true;

const wanted = (field: ConditionField, world: World, kind: RuleKind): string =>
  field.wants ?? oneOf((field.choices?.(world, kind) ?? []).map(({ value }) => quoted(value)));
