// How automations come and change, and why they are refused. Refused whole or done whole.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/automations/#create-automation
import type { Instant } from '../../../../src/kernel/clock.ts';
import { type FieldRefusal, invalid, type Refused } from '../ticket-change.ts';
import type { World } from '../world.ts';
import type { Condition } from './condition.ts';
import { isTimeBased } from './holds.ts';
import { nullifies } from './nullifying.ts';
import { type BusinessRule, lastPosition, type RuleInput, type RuleValues } from './rule.ts';
import { ruleRefusals, withInput } from './rule-changes.ts';

export const ACTIVE_AUTOMATIONS_MAX = 500;

/** One of them must be asked for, in `all`. */
const NARROWING: ReadonlySet<string> = new Set([
  'status',
  'type',
  'group_id',
  'assignee_id',
  'requester_id',
]);

export function createAutomation(
  world: World,
  input: RuleInput,
  now: Instant,
): { readonly automation: BusinessRule } | Refused {
  const refused = automationRefusals(world, undefined, input);
  return refused.length > 0 ? { refused } : { automation: addAutomation(world, input, now, false) };
}

/** Every world is given the default automation, so nobody checks it there; a test holds it to the rules. */
function addAutomation(
  world: World,
  input: RuleInput,
  now: Instant,
  isDefault: boolean,
): BusinessRule {
  const { automations } = world.ruleBook;
  const position = input.position ?? lastPosition(automations) + 1;
  const values = withInput<RuleValues>({ ...EMPTY, position }, input);
  const id = world.ids.next();
  return automations.add({ ...values, id, isDefault, createdAt: now, updatedAt: now });
}

export function updateAutomation(
  world: World,
  automation: BusinessRule,
  input: RuleInput,
  now: Instant,
): Refused | undefined {
  const refused = automationRefusals(world, automation, input);
  if (refused.length > 0) return { refused };
  const { title, active, position, conditions, actions } = withInput<RuleValues>(automation, input);
  Object.assign(automation, { title, active, position, conditions, actions, updatedAt: now });
  world.ruleBook.automations.changed(automation);
  return undefined;
}

const EMPTY: RuleValues = {
  title: '',
  active: true,
  position: 0,
  conditions: { all: [], any: [] },
  actions: [],
};

/** `automation` is `undefined` when it is to be made. */
export function automationRefusals(
  world: World,
  automation: BusinessRule | undefined,
  input: RuleInput,
): readonly FieldRefusal[] {
  const values = withInput<RuleValues>(automation ?? EMPTY, input);
  const refused = [...ruleRefusals(world, 'automation', values, input)];
  if (refused.length > 0) return refused;
  const { all } = values.conditions;
  if (!all.some(isTimeBased)) {
    refused.push(invalid('base', 'An automation needs a condition on hours under "all"'));
  }
  if (!all.some(({ field }) => NARROWING.has(field))) {
    const names = [...NARROWING].join(', ');
    refused.push(invalid('base', `An automation needs one of ${names} under "all"`));
  }
  if (!all.some(isOnce) && !nullifies(world, values)) {
    refused.push(
      invalid(
        'base',
        'An automation needs a condition that is true once, or an action that ends one',
      ),
    );
  }
  return values.active ? [...refused, ...activeRefusals(world, automation, values)] : refused;
}

/** Hours that are to be exact are so for one hour only. */
const isOnce = (condition: Condition): boolean =>
  isTimeBased(condition) && /^is(_business_hours)?$/.test(condition.operator);

const sameness = ({ conditions, actions }: RuleValues): string =>
  JSON.stringify([conditions.all, conditions.any, actions]);

function activeRefusals(
  world: World,
  automation: BusinessRule | undefined,
  values: RuleValues,
): readonly FieldRefusal[] {
  const { activeAutomations } = world.ruleBook;
  const refused: FieldRefusal[] = [];
  if (automation?.active !== true && activeAutomations.size >= ACTIVE_AUTOMATIONS_MAX) {
    refused.push(
      invalid('base', `There can be at most ${ACTIVE_AUTOMATIONS_MAX} active automations`),
    );
  }
  const same = sameness(values);
  for (const known of activeAutomations.page(0, activeAutomations.size)) {
    if (known === automation || sameness(known) !== same) continue;
    refused.push(invalid('base', `An active automation does the same already: ${known.id}`));
  }
  return refused;
}

/** What a new account has. https://support.zendesk.com/hc/en-us/articles/4408835051546 */
export function addDefaultAutomation(world: World, now: Instant): void {
  addAutomation(
    world,
    {
      title: 'Close solved tickets after four days',
      conditions: {
        all: [
          { field: 'status', operator: 'is', value: 'solved' },
          { field: 'SOLVED', operator: 'greater_than', value: '96' },
        ],
        any: [],
      },
      actions: [{ field: 'status', value: 'closed' }],
    },
    now,
    true,
  );
}
