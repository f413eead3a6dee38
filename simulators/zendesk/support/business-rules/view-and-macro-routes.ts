// Views and macros, as one table.
import type { Route } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import { MACRO_MANY_ROUTES } from './macro-many-routes.ts';
import { MACRO_ROUTES } from './macro-routes.ts';
import { MACRO_USE_ROUTES } from './macro-use-routes.ts';
import { VIEW_MANY_ROUTES } from './view-many-routes.ts';
import { VIEW_ROUTES } from './view-routes.ts';
import { VIEW_TICKET_ROUTES } from './view-ticket-routes.ts';

export const VIEW_AND_MACRO_ROUTES: readonly Route<Desk>[] = [
  ...VIEW_ROUTES,
  ...VIEW_MANY_ROUTES,
  ...VIEW_TICKET_ROUTES,
  ...MACRO_ROUTES,
  ...MACRO_MANY_ROUTES,
  ...MACRO_USE_ROUTES,
];
