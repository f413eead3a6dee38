// The lists that people pick conditions and actions from. https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/#list-trigger-action-and-condition-definitions

import type { ActionKind } from '../../world/business-rules/action.ts';
import { type ActionField, actionsOffered } from '../../world/business-rules/action-fields.ts';
import type { RuleKind } from '../../world/business-rules/condition.ts';
import {
  type Choice,
  type ConditionField,
  operatorsOf,
} from '../../world/business-rules/condition-field.ts';
import { fieldsOffered } from '../../world/business-rules/condition-fields.ts';
import { OPERATOR_TITLES, WITHOUT_VALUE } from '../../world/business-rules/operator.ts';
import type { World } from '../../world/world.ts';

const valuesJson = (choices: readonly Choice[]) =>
  choices.map(({ value, title }) => ({ value, title, enabled: true }));

export function conditionDefinition(world: World, kind: RuleKind, field: ConditionField) {
  const choices = field.choices?.(world, kind);
  return {
    title: field.title,
    subject: field.field,
    type: choices === undefined ? 'text' : 'list',
    group: field.group,
    nullable: choices?.some(({ value }) => value === '') ?? false,
    repeatable: true,
    operators: operatorsOf(field, kind).map((value) => ({
      value,
      title: OPERATOR_TITLES[value],
      terminal: WITHOUT_VALUE.has(value),
    })),
    ...(choices === undefined ? {} : { values: valuesJson(choices) }),
  };
}

/** Those of `all`; in `any` nothing counts hours. */
export const conditionDefinitions = (world: World, kind: RuleKind, inAny = false) =>
  fieldsOffered(world, kind)
    .filter((field) => !(inAny && field.timeBased === true))
    .map((field) => conditionDefinition(world, kind, field));

export function actionDefinition(world: World, kind: ActionKind, action: ActionField) {
  const choices = action.choices?.(world, kind);
  return {
    title: action.title,
    subject: action.field,
    type: choices === undefined ? 'text' : 'list',
    group: action.group,
    nullable: action.nullable ?? false,
    repeatable: action.repeatable ?? false,
    ...(choices === undefined ? {} : { values: valuesJson(choices) }),
  };
}

export const actionDefinitions = (world: World, kind: ActionKind) =>
  actionsOffered(world, kind).map((action) => actionDefinition(world, kind, action));
