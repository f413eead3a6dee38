// Triggers, their categories, and automations, as one table.
import type { Route } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import { AUTOMATION_ROUTES } from './automation-routes.ts';
import { TRIGGER_CATEGORY_ROUTES } from './trigger-category-routes.ts';
import { TRIGGER_DEFINITION_ROUTES } from './trigger-definition-routes.ts';
import { TRIGGER_MANY_ROUTES } from './trigger-many-routes.ts';
import { TRIGGER_ROUTES } from './trigger-routes.ts';

export const RULE_ROUTES: readonly Route<Desk>[] = [
  ...TRIGGER_ROUTES,
  ...TRIGGER_MANY_ROUTES,
  ...TRIGGER_DEFINITION_ROUTES,
  ...TRIGGER_CATEGORY_ROUTES,
  ...AUTOMATION_ROUTES,
];
