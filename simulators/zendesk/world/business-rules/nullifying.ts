// Whether an automation, once it has acted, no longer holds for the ticket: else it would act every hour.
import { tagsOf } from '../tags.ts';
import { NO_VALUES, type Ticket } from '../ticket.ts';
import type { World } from '../world.ts';
import type { Action } from './action.ts';
import type { Condition } from './condition.ts';
import { conditionHolds, textsOf } from './holds.ts';
import type { RuleValues } from './rule.ts';
import { valuesAfter } from './value-actions.ts';

const TAGS: ReadonlySet<string> = new Set(['set_tags', 'current_tags', 'remove_tags']);

/** The field of conditions that an action is about. */
const aboutOf = ({ field }: Action): string => (TAGS.has(field) ? 'current_tags' : field);

/** A ticket of no world that has the tags which the conditions ask for. */
function imagined(all: readonly Condition[]): Ticket {
  const tags = all
    .filter(({ field, operator }) => field === 'current_tags' && operator === 'includes')
    .flatMap(({ value }) => tagsOf(textsOf(value)));
  const values: Partial<Ticket> = {
    status: 'open',
    priority: null,
    type: null,
    requesterId: 0,
    assigneeId: null,
    groupId: null,
    organizationId: null,
    tags,
    customFields: NO_VALUES,
  };
  return values as Ticket;
}

export function nullifies(world: World, { conditions, actions }: RuleValues): boolean {
  const about = new Set(actions.map(aboutOf));
  const ticket = imagined(conditions.all);
  const after = { ...ticket, ...valuesAfter({ world, ticket, now: 0 }, actions) };
  return conditions.all.some(
    (condition) =>
      about.has(condition.field) && !conditionHolds({ world, ticket: after, now: 0 }, condition),
  );
}
