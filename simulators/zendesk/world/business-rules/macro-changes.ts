// How macros come, change and go. Refused whole or done whole.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#create-macro
import type { Instant } from '../../../../src/kernel/clock.ts';
import { blank, type FieldRefusal, type Refused } from '../ticket-change.ts';
import type { World } from '../world.ts';
import { MACRO_POSITION, type Macro, type MacroValues } from './macro.ts';
import { macroActionRefusals } from './macro-actions.ts';
import { restrictionRefusals } from './view-restriction-refusals.ts';

export type MacroInput = { readonly [K in keyof MacroValues]?: MacroValues[K] | undefined };

const NEW_MACRO: Omit<MacroValues, 'position'> = {
  title: '',
  description: null,
  active: true,
  restriction: null,
  actions: [],
};

/** The macro with what is asked for; what is not named stays. */
export function withMacroInput(
  world: World,
  before: MacroValues | undefined,
  input: MacroInput,
): MacroValues {
  const macro = before ?? { ...NEW_MACRO, position: nextPosition(world) };
  return {
    title: input.title ?? macro.title,
    description: input.description === undefined ? macro.description : input.description,
    active: input.active ?? macro.active,
    position: input.position ?? macro.position,
    restriction: input.restriction === undefined ? macro.restriction : input.restriction,
    actions: input.actions ?? macro.actions,
  };
}

function nextPosition({ viewBook }: World): number {
  let next = 0;
  for (const { position } of viewBook.macros) next = Math.max(next, position + 1);
  return next === 0 ? MACRO_POSITION : next;
}

export function macroRefusals(world: World, values: MacroValues): readonly FieldRefusal[] {
  const { title, actions, restriction } = values;
  return [
    ...(title.trim() === '' ? [blank('title', 'Title: cannot be blank')] : []),
    ...(actions.length === 0 ? [blank('base', 'A macro needs at least one action')] : []),
    ...restrictionRefusals(world, restriction),
    ...macroActionRefusals(world, actions),
  ];
}

export function createMacro(world: World, values: MacroValues, now: Instant): Macro | Refused {
  const refused = macroRefusals(world, values);
  if (refused.length > 0) return { refused };
  const id = world.ids.next();
  return world.viewBook.macros.add({ id, ...values, createdAt: now, updatedAt: now });
}

export function updateMacro(
  world: World,
  macro: Macro,
  values: MacroValues,
  now: Instant,
): Refused | undefined {
  const refused = macroRefusals(world, values);
  if (refused.length > 0) return { refused };
  Object.assign(macro, values);
  macro.updatedAt = now;
  world.viewBook.macros.changed(macro);
  return undefined;
}

/** Assumption: a macro that names something that is gone can still be moved and switched. */
export function arrangeMacro(
  world: World,
  macro: Macro,
  { position, active }: Pick<MacroInput, 'position' | 'active'>,
  now: Instant,
): void {
  macro.position = position ?? macro.position;
  macro.active = active ?? macro.active;
  macro.updatedAt = now;
  world.viewBook.macros.changed(macro);
}
