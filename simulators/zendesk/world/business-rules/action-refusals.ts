// Why the actions of a rule are refused, each with a word on what would be right.
import { type FieldRefusal, invalid } from '../ticket-change.ts';
import type { World } from '../world.ts';
import { offeredField, readName } from './account-fields.ts';
import { type Action, type ActionKind, actionTexts } from './action.ts';
import {
  type ActionField,
  actionNamed,
  actionsOffered,
  customAction,
  WITHOUT_DEED,
} from './action-fields.ts';
import { oneOf, quoted, REFUSALS_MAX } from './condition-refusals.ts';

export function actionRefusals(
  world: World,
  kind: ActionKind,
  actions: readonly Action[],
): readonly FieldRefusal[] {
  const refused = actions.flatMap((action) => {
    const reason = refusal(world, kind, action);
    return reason === undefined ? [] : [invalid('base', reason)];
  });
  return refused.slice(0, REFUSALS_MAX);
}

/** Those that Zendesk would carry out and this simulator does not. */
export const withoutDeed = (actions: readonly Action[]): readonly string[] => [
  ...new Set(actions.map(({ field }) => field).filter((field) => WITHOUT_DEED.includes(field))),
];

function refusal(world: World, kind: ActionKind, { field, value }: Action): string | undefined {
  if (WITHOUT_DEED.includes(field)) return undefined;
  const known = named(world, field);
  if (known === undefined || !known.kinds.includes(kind)) {
    const names = actionsOffered(world, kind).map((each) => each.field);
    return `Action ${quoted(field)} is not among those of ${kind}s; it would be ${oneOf(names)}`;
  }
  if (takes(known, world, kind, value)) return undefined;
  const choices = (known.choices?.(world, kind) ?? []).map((choice) => quoted(choice.value));
  return `Value ${quoted(actionTexts(value).join(', '))} is not one of action ${quoted(field)}; it would be ${known.wants ?? oneOf(choices)}`;
}

function named(world: World, field: string): ActionField | undefined {
  const custom = readName(field);
  if (custom === undefined) return actionNamed(field);
  const known = offeredField(world, custom);
  return known === undefined ? undefined : customAction(field, known);
}

function takes(
  field: ActionField,
  world: World,
  kind: ActionKind,
  value: Action['value'],
): boolean {
  if (field.takes !== undefined) return field.takes(world, kind, value);
  const texts = actionTexts(value);
  const choices = field.choices?.(world, kind) ?? [];
  return texts.length === 1 && choices.some((choice) => choice.value === texts[0]);
}
