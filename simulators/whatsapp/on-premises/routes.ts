// All that On-Premises answers, and what it says to the rest.
import { compileRoutes, type Route, splitUrl } from '../../../src/kernel/routes.ts';
import type { Request, Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { recordUnknown } from '../unknown-route.ts';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { refuse } from './errors.ts';
import { MESSAGE_ROUTES } from './message-routes.ts';
import { PROFILE_ROUTES } from './profile-routes.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';
import { USER_ROUTES } from './user-routes.ts';

export const ON_PREMISES_ROUTES: readonly Route<Context>[] = [
  ...USER_ROUTES,
  ...ACCOUNT_ROUTES,
  ...MESSAGE_ROUTES,
  ...PROFILE_ROUTES,
  ...SETTINGS_ROUTES,
];

export const ON_PREMISES_PREFIX = '/on-premises/';

const dispatch = compileRoutes(ON_PREMISES_ROUTES);

export function answerOnPremises(context: Context, request: Request): Response | Promise<Response> {
  const answered = dispatch(context, request);
  if (answered !== undefined) return answered;
  const { path } = splitUrl(request.url);
  recordUnknown(context, request.method, path, ON_PREMISES_ROUTES);
  return refuse(1006, 'There is no such path.');
}
