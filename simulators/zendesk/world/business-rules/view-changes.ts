// How views come, change and go. Refused whole or done whole.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/views/#create-view
import type { Instant } from '../../../../src/kernel/clock.ts';
import { blank, type FieldRefusal, invalid, type Refused } from '../ticket-change.ts';
import type { World } from '../world.ts';
import type { Condition } from './condition.ts';
import { conditionRefusals, oneOf, quoted } from './condition-refusals.ts';
import {
  COLUMNS_MAX,
  DEFAULT_OUTPUT,
  VIEW_POSITION,
  type View,
  type ViewOutput,
  type ViewValues,
} from './view.ts';
import { COLUMN_IDS, columnNamed, SORTABLE_IDS } from './view-columns.ts';
import { forgetListings } from './view-listing.ts';
import { restrictionRefusals } from './view-restriction-refusals.ts';

export interface ViewInput {
  readonly title?: string | undefined;
  readonly description?: string | null | undefined;
  readonly active?: boolean | undefined;
  readonly position?: number | undefined;
  readonly restriction?: ViewValues['restriction'] | undefined;
  /** Each list that is given replaces that which was there. */
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly output?: Partial<ViewOutput> | undefined;
}

const NEW_VIEW: Omit<ViewValues, 'position'> = {
  title: '',
  description: null,
  active: true,
  restriction: null,
  conditions: { all: [], any: [] },
  output: DEFAULT_OUTPUT,
};

/** The view with what is asked for; what is not named stays. */
export function withViewInput(
  world: World,
  view: ViewValues | undefined,
  input: ViewInput,
): ViewValues {
  const { all, any, output, ...given } = input;
  const before: ViewValues = view ?? { ...NEW_VIEW, position: nextPosition(world) };
  return {
    title: given.title ?? before.title,
    description: given.description === undefined ? before.description : given.description,
    active: given.active ?? before.active,
    position: given.position ?? before.position,
    restriction: given.restriction === undefined ? before.restriction : given.restriction,
    conditions: { all: all ?? before.conditions.all, any: any ?? before.conditions.any },
    output: columnIds(world, { ...before.output, ...output }),
  };
}

function nextPosition({ viewBook }: World): number {
  let next = VIEW_POSITION;
  for (const { position } of viewBook.views) next = Math.max(next, position + 1);
  return next;
}

/** Columns by the ids that they have here; names that are no column stay, to be refused. */
function columnIds(world: World, output: ViewOutput): ViewOutput {
  const idOf = (name: string): string => columnNamed(world, name)?.id ?? name;
  const orNull = (name: string | null): string | null =>
    name === null || name === '' ? null : idOf(name);
  const { columns, groupBy, sortBy, groupOrder, sortOrder } = output;
  return {
    columns: [...new Set(columns.map(idOf))],
    groupBy: orNull(groupBy),
    groupOrder,
    sortBy: orNull(sortBy),
    sortOrder,
  };
}

/** A condition on one of these keeps a view from being one of everything. */
const NARROWING = ['status', 'type', 'group_id', 'assignee_id', 'requester_id'] as const;

/** Why such conditions and such an output are refused; the rest of a view does not matter to a preview. */
export function definitionRefusals(
  world: World,
  { conditions, output }: Pick<ViewValues, 'conditions' | 'output'>,
): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  if (!conditions.all.some(({ field }) => NARROWING.some((name) => name === field))) {
    refused.push(invalid('base', `Under "all" there must be a condition on ${oneOf(NARROWING)}`));
  }
  return [
    ...refused,
    ...conditionRefusals(world, 'view', conditions),
    ...outputRefusals(world, output),
  ];
}

function outputRefusals(world: World, output: ViewOutput): readonly FieldRefusal[] {
  const refused: FieldRefusal[] = [];
  if (output.columns.length > COLUMNS_MAX) {
    refused.push(invalid('output', `A view has at most ${COLUMNS_MAX} columns`));
  }
  const unknown = output.columns.find((name) => columnNamed(world, name) === undefined);
  if (unknown !== undefined) {
    refused.push(
      invalid('output', `${quoted(unknown)} is no column; it would be ${oneOf(COLUMN_IDS)}`),
    );
  }
  for (const name of [output.groupBy, output.sortBy]) {
    if (name === null || columnNamed(world, name)?.sortValue !== undefined) continue;
    const right = oneOf(SORTABLE_IDS);
    refused.push(
      invalid('output', `A view cannot be sorted by ${quoted(name)}; it would be ${right}`),
    );
  }
  return refused;
}

export function viewRefusals(world: World, values: ViewValues): readonly FieldRefusal[] {
  return [
    ...(values.title.trim() === '' ? [blank('title', 'Title: cannot be blank')] : []),
    ...restrictionRefusals(world, values.restriction),
    ...definitionRefusals(world, values),
  ];
}

export function createView(world: World, values: ViewValues, now: Instant): View | Refused {
  const refused = viewRefusals(world, values);
  return refused.length > 0 ? { refused } : addView(world, values, now, false);
}

/** Every world is given the default views, so nobody checks them there; a test holds them to the rules. */
export function addView(world: World, values: ViewValues, now: Instant, isDefault: boolean): View {
  const id = world.ids.next();
  return world.viewBook.views.add({ id, ...values, isDefault, createdAt: now, updatedAt: now });
}

export function updateView(
  world: World,
  view: View,
  values: ViewValues,
  now: Instant,
): Refused | undefined {
  const refused = viewRefusals(world, values);
  if (refused.length > 0) return { refused };
  forgetListings(world, view);
  Object.assign(view, values);
  view.updatedAt = now;
  world.viewBook.views.changed(view);
  return undefined;
}

/** Assumption: views that a condition or column of has vanished from can still be moved and switched. */
export function arrangeView(
  world: World,
  view: View,
  { position, active }: Pick<ViewInput, 'position' | 'active'>,
  now: Instant,
): void {
  view.position = position ?? view.position;
  view.active = active ?? view.active;
  view.updatedAt = now;
  world.viewBook.views.changed(view);
}

export function deleteView(world: World, view: View): void {
  forgetListings(world, view);
  world.viewBook.views.remove(view);
}
