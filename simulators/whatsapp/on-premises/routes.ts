// All that On-Premises answers, and what it says to the rest.
import { compileRoutes, type Route, splitUrl } from '../../../src/kernel/routes.ts';
import type { Request, Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { recordUnknown } from '../unknown-route.ts';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { BACKUP_ROUTES } from './backup-routes.ts';
import { COMPLIANCE_ROUTES } from './compliance-routes.ts';
import { CONTACT_ROUTES } from './contact-routes.ts';
import { refuse } from './errors.ts';
import { MEDIA_ROUTES } from './media-routes.ts';
import { MESSAGE_ROUTES } from './message-routes.ts';
import { MONITOR_ROUTES } from './monitor-routes.ts';
import { PROFILE_ROUTES } from './profile-routes.ts';
import { PROVIDER_ROUTES } from './provider-routes.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';
import { SHARD_ROUTES } from './shard-routes.ts';
import { USER_ROUTES } from './user-routes.ts';

export const ON_PREMISES_ROUTES: readonly Route<Context>[] = [
  ...USER_ROUTES,
  ...ACCOUNT_ROUTES,
  ...SHARD_ROUTES,
  ...CONTACT_ROUTES,
  ...MESSAGE_ROUTES,
  ...MEDIA_ROUTES,
  ...PROFILE_ROUTES,
  ...SETTINGS_ROUTES,
  ...PROVIDER_ROUTES,
  ...COMPLIANCE_ROUTES,
  ...BACKUP_ROUTES,
  ...MONITOR_ROUTES,
];

export const ON_PREMISES_PREFIX = '/on-premises/';

const dispatch = compileRoutes(ON_PREMISES_ROUTES);

/** Meta's collection writes some paths with a slash at the end. */
const SLASH = /\/(?=$|\?)/;

export function answerOnPremises(context: Context, request: Request): Response | Promise<Response> {
  const answered = dispatch(context, request);
  if (answered !== undefined) return answered;
  const { path } = splitUrl(request.url);
  if (path.endsWith('/')) {
    const url = request.url.replace(SLASH, '');
    const again = dispatch(context, { ...request, url });
    if (again !== undefined) return again;
  }
  recordUnknown(context, request.method, path, ON_PREMISES_ROUTES);
  return refuse(context, 1006, 'There is no such path.');
}
