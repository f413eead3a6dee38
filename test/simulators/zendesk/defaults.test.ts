// What every account comes with is put there unchecked, for speed: here it is held to the rules once.
import { describe, expect, it } from 'vitest';
import {
  addDefaultAutomation,
  automationRefusals,
} from '../../../simulators/zendesk/world/business-rules/automation-changes.ts';
import { viewRefusals } from '../../../simulators/zendesk/world/business-rules/view-changes.ts';
import { addDefaultViews } from '../../../simulators/zendesk/world/business-rules/view-defaults.ts';
import { createWorld } from '../../../simulators/zendesk/world/world.ts';
import { EPOCH } from '../../../src/kernel/clock.ts';
import { createRandom } from '../../../src/kernel/random.ts';

describe('what an account comes with', () => {
  const world = createWorld(createRandom(1));
  addDefaultViews(world, EPOCH);
  addDefaultAutomation(world, EPOCH);
  const views = [...world.viewBook.views];
  const automations = [...world.ruleBook.automations];

  it('is there', () => {
    expect(views).toHaveLength(6);
    expect(automations).toHaveLength(1);
    expect([...views, ...automations].every(({ isDefault }) => isDefault)).toBe(true);
  });

  it.each(views.map((view) => [view.title, view] as const))(
    'view "%s" keeps the rules',
    (_, view) => {
      expect(viewRefusals(world, view)).toEqual([]);
      expect(viewRefusals(world, { ...view, conditions: { all: [], any: [] } })).not.toEqual([]);
    },
  );

  it.each(automations.map((automation) => [automation.title, automation] as const))(
    'automation "%s" keeps the rules',
    (_, automation) => {
      expect(automationRefusals(world, automation, {})).toEqual([]);
      expect(automationRefusals(world, automation, { actions: [] })).not.toEqual([]);
    },
  );
});
