// The Support API, as one table.
import type { Route } from '../../../src/kernel/routes.ts';
import type { Desk } from '../desk.ts';
import { TICKET_ROUTES } from './tickets/ticket-routes.ts';
import { USER_ROUTES } from './users/user-routes.ts';

export const SUPPORT_ROUTES: readonly Route<Desk>[] = [...USER_ROUTES, ...TICKET_ROUTES];
