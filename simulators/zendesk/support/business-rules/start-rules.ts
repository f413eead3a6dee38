// The business rules of a new account, and what makes them run.
import type { Desk } from '../../desk.ts';
import { addDefaultAutomation } from '../../world/business-rules/automation-changes.ts';
import { createCategory } from '../../world/business-rules/trigger-changes.ts';
import { startAutomations } from './automation-clock.ts';

export function startRules(desk: Desk): void {
  const { world, clock } = desk;
  // Assumption: its name. Triggers are always in a category.
  createCategory(world, { name: 'Triggers' }, clock.now());
  addDefaultAutomation(world, clock.now());
  startAutomations(desk);
}
