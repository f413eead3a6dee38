// All that Cloud answers, and what it says to the rest.
import { compileRoutes, type Route, splitUrl } from '../../../src/kernel/routes.ts';
import type { Request, Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { recordUnknown } from '../unknown-route.ts';
import { refuse } from './errors.ts';
import { MEDIA_ROUTES } from './media-routes.ts';
import { MESSAGE_ROUTES } from './message-routes.ts';
import { NUMBER_ROUTES } from './number-routes.ts';
import { PROFILE_ROUTES } from './profile-routes.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';
import { SUBSCRIPTION_ROUTES } from './subscription-routes.ts';
import { TEMPLATE_ROUTES } from './template-routes.ts';
import { TOKEN_ROUTES } from './token-routes.ts';
import { unversioned } from './version.ts';

export const CLOUD_ROUTES: readonly Route<Context>[] = [
  ...NUMBER_ROUTES,
  ...MESSAGE_ROUTES,
  ...MEDIA_ROUTES,
  ...PROFILE_ROUTES,
  ...SUBSCRIPTION_ROUTES,
  ...SETTINGS_ROUTES,
  ...TOKEN_ROUTES,
  ...TEMPLATE_ROUTES,
];

const dispatch = compileRoutes(CLOUD_ROUTES);

export function answerCloud(context: Context, request: Request): Response | Promise<Response> {
  const plain = unversioned(request);
  const answered = dispatch(context, plain);
  if (answered !== undefined) return answered;
  const { path } = splitUrl(plain.url);
  recordUnknown(context, request.method, path, CLOUD_ROUTES);
  const edge = path.slice(Math.max(path.indexOf('/', 1), 0));
  return refuse(context, 2500, {
    message: `Unknown path components: ${edge}`,
    details: 'There is no such path.',
  });
}
