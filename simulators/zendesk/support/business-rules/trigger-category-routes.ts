// Categories of triggers, as a table. https://developer.zendesk.com/api-reference/ticketing/business-rules/trigger_categories/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { TriggerCategory } from '../../world/business-rules/trigger.ts';
import {
  createCategory,
  triggersIn,
  updateCategory,
} from '../../world/business-rules/trigger-changes.ts';
import { type Key, sortedListing } from '../../world/listing.ts';
import type { World } from '../../world/world.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { DELETED } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { errors } from './rule-answers.ts';
import { POSITION } from './rule-input.ts';
import { categoryJson } from './rule-wire.ts';

const UNKNOWN = errors(404, 'TriggerCategoryNotFound', 'There is no such trigger category');
const NAMELESS = errors(400, 'InvalidTriggerCategory', 'Name cannot be blank');

const INPUT = z.object({
  trigger_category: z.object({ name: z.string().optional(), position: POSITION.optional() }),
});

const withCategory = (
  as: typeof asAgent,
  handle: (desk: Desk, category: TriggerCategory, call: Call) => Response,
) =>
  as((desk, call) => {
    const category = desk.world.ruleBook.triggerCategories.get(Number(call.params['id']));
    return category === undefined ? UNKNOWN : handle(desk, category, call);
  });

/** `whole`: a name has to be given. */
function read(call: Call, whole: boolean) {
  const parsed = INPUT.safeParse(jsonOf(call.request));
  if (!parsed.success) {
    return errors(400, 'InvalidTriggerCategory', 'trigger_category is not as it should be');
  }
  const { name, position } = parsed.data.trigger_category;
  if (name === undefined ? whole : name.trim() === '') return NAMELESS;
  return { name, position };
}

const show = (category: TriggerCategory): Response =>
  answer(200, { trigger_category: categoryJson(category) });

function create(desk: Desk, call: Call): Response {
  const input = read(call, true);
  if ('status' in input) return input;
  const { name = '', position } = input;
  return show(createCategory(desk.world, { name, position }, desk.clock.now()));
}

function update(desk: Desk, category: TriggerCategory, call: Call): Response {
  const input = read(call, false);
  if ('status' in input) return input;
  updateCategory(desk.world, category, input, desk.clock.now());
  return show(category);
}

function remove({ world }: Desk, category: TriggerCategory): Response {
  if (triggersIn(world, category).length > 0) {
    return errors(400, 'TriggerCategoryNotEmpty', 'There are triggers in this category');
  }
  // Assumption: the last one stays, since triggers are always in one.
  if (world.ruleBook.triggerCategories.size === 1) {
    return errors(400, 'InvalidTriggerCategory', 'The last trigger category cannot be deleted');
  }
  world.ruleBook.triggerCategories.remove(category);
  return DELETED;
}

const PLACES: Readonly<Record<string, (category: TriggerCategory) => Key>> = {
  position: ({ position, id }) => [position, id],
  name: ({ name, id }) => [name.toLowerCase(), id],
  created_at: ({ createdAt, id }) => [createdAt, id],
  updated_at: ({ updatedAt, id }) => [updatedAt, id],
};

function countsIn(world: World, category: TriggerCategory) {
  const triggers = triggersIn(world, category);
  const active = triggers.filter((trigger) => trigger.active).length;
  return { active_count: active, inactive_count: triggers.length - active };
}

function list({ world }: Desk, call: Call): Response {
  const sort = call.query.get('sort') ?? 'position';
  const minus = sort.startsWith('-');
  const name = minus ? sort.slice(1) : sort;
  const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
  const listing = sortedListing(
    world.ruleBook.triggerCategories,
    place ?? (({ position, id }) => [position, id]),
    [minus ? -1 : 1],
  );
  const counted = call.query.get('include') === 'rule_counts';
  return pageOf(call, 'trigger_categories', listing, (category) => ({
    ...categoryJson(category),
    ...(counted ? countsIn(world, category) : {}),
  }));
}

const CATEGORIES =
  'https://developer.zendesk.com/api-reference/ticketing/business-rules/trigger_categories/';
const known = { fidelity: 'supported', confidence: 'documented', source: CATEGORIES } as const;
const ONE = '/api/v2/trigger_categories/{id}';

export const TRIGGER_CATEGORY_ROUTES: readonly Route<Desk>[] = [
  { ...known, method: 'GET', path: '/api/v2/trigger_categories', handle: asAgent(list) },
  { ...known, method: 'POST', path: '/api/v2/trigger_categories', handle: asAdmin(create) },
  {
    ...known,
    method: 'GET',
    path: ONE,
    handle: withCategory(asAgent, (_desk, category) => show(category)),
  },
  { ...known, method: 'PATCH', path: ONE, handle: withCategory(asAdmin, update) },
  { ...known, method: 'DELETE', path: ONE, handle: withCategory(asAdmin, remove) },
];
