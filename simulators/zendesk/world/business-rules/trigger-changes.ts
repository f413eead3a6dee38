// How triggers and their categories come, change and go. Refused whole or done whole.
import type { Instant } from '../../../../src/kernel/clock.ts';
import { type FieldRefusal, invalid, type Refused } from '../ticket-change.ts';
import type { World } from '../world.ts';
import { lastPosition } from './rule.ts';
import { ruleRefusals, withInput } from './rule-changes.ts';
import { snapshotOf, type Trigger, type TriggerCategory, type TriggerInput } from './trigger.ts';

/** https://support.zendesk.com/hc/en-us/articles/4408886797466 */
export const ACTIVE_TRIGGERS_MAX = 7_000;

interface By {
  readonly authorId: number;
  readonly now: Instant;
}

export function createTrigger(
  world: World,
  input: TriggerInput,
  by: By,
): { readonly trigger: Trigger } | Refused {
  const { triggers } = world.ruleBook;
  const values = withInput<Values>(
    {
      title: '',
      description: null,
      active: true,
      position: input.position ?? lastPosition(triggers) + 1,
      categoryId: firstCategory(world),
      conditions: { all: [], any: [] },
      actions: [],
    },
    input,
  );
  const refused = refusals(world, values, input, false);
  if (refused.length > 0) return { refused };
  const trigger: Trigger = {
    ...values,
    id: world.ids.next(),
    isDefault: false,
    createdAt: by.now,
    updatedAt: by.now,
    revisions: [],
  };
  revise(world, trigger, by);
  return { trigger: triggers.add(trigger) };
}

export function updateTrigger(
  world: World,
  trigger: Trigger,
  input: TriggerInput,
  by: By,
): Refused | undefined {
  const values = withInput<Trigger>(trigger, input as Partial<Trigger>);
  const refused = refusals(world, values, input, trigger.active);
  if (refused.length > 0) return { refused };
  const revised = JSON.stringify(snapshotOf(trigger)) !== JSON.stringify(snapshotOf(values));
  const { title, description, active, position, categoryId, conditions, actions } = values;
  Object.assign(trigger, { title, description, active, position, categoryId, conditions, actions });
  trigger.updatedAt = by.now;
  if (revised) revise(world, trigger, by);
  world.ruleBook.triggers.changed(trigger);
  return undefined;
}

/** What one who asks for several at once is refused; they are changed together or not at all. */
export function triggerRefusals(
  world: World,
  trigger: Trigger,
  input: TriggerInput,
): readonly FieldRefusal[] {
  const values = withInput<Trigger>(trigger, input as Partial<Trigger>);
  return refusals(world, values, input, trigger.active);
}

type Values = Omit<Trigger, 'id' | 'isDefault' | 'createdAt' | 'updatedAt' | 'revisions'>;

function refusals(
  world: World,
  values: Values,
  input: TriggerInput,
  wasActive: boolean,
): readonly FieldRefusal[] {
  const { activeTriggers, triggerCategories } = world.ruleBook;
  const refused = [...ruleRefusals(world, 'trigger', values, input)];
  if (triggerCategories.get(values.categoryId) === undefined) {
    refused.push(invalid('category_id', 'Category: is not a trigger category of this account'));
  }
  if (values.active && !wasActive && activeTriggers.size >= ACTIVE_TRIGGERS_MAX) {
    refused.push(invalid('base', `There can be at most ${ACTIVE_TRIGGERS_MAX} active triggers`));
  }
  return refused;
}

function revise(world: World, trigger: Trigger, { authorId, now }: By): void {
  const snapshot = snapshotOf(trigger);
  trigger.revisions.push({ id: world.ids.next(), authorId, createdAt: now, snapshot });
}

/** Assumption: a trigger without a category goes to the first one. */
export function firstCategory(world: World): number {
  let first: TriggerCategory | undefined;
  for (const category of world.ruleBook.triggerCategories) {
    if (first === undefined || category.position < first.position) first = category;
  }
  return first?.id ?? 0;
}

export function createCategory(
  world: World,
  { name, position }: { readonly name: string; readonly position?: number | undefined },
  now: Instant,
): TriggerCategory {
  const { triggerCategories } = world.ruleBook;
  let last = 0;
  for (const known of triggerCategories) last = Math.max(last, known.position);
  const category: TriggerCategory = {
    id: world.ids.next(),
    name,
    position: position ?? last + 1,
    createdAt: now,
    updatedAt: now,
  };
  return triggerCategories.add(category);
}

export function updateCategory(
  world: World,
  category: TriggerCategory,
  input: { readonly name?: string | undefined; readonly position?: number | undefined },
  now: Instant,
): void {
  const { triggers, triggerCategories } = world.ruleBook;
  category.name = input.name ?? category.name;
  category.position = input.position ?? category.position;
  category.updatedAt = now;
  triggerCategories.changed(category);
  // Their places in the order depend on it.
  for (const trigger of triggers) if (trigger.categoryId === category.id) triggers.changed(trigger);
}

export const triggersIn = (world: World, category: TriggerCategory): readonly Trigger[] =>
  [...world.ruleBook.triggers].filter(({ categoryId }) => categoryId === category.id);

/** Puts the triggers in that order; those that are not named come after them, as they stood. */
export function reorderTriggers(world: World, ids: readonly number[]): void {
  const { triggers } = world.ruleBook;
  ids.forEach((id, i) => {
    const trigger = triggers.get(id);
    if (trigger === undefined) return;
    trigger.position = i + 1;
    triggers.changed(trigger);
  });
}
