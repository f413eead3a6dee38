// The back office's own door: its token opens it.
import type { Call } from '../../kernel/routes.ts';
import type { Response } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { badRequest } from '../door.ts';
import { sameSecret } from '../webhooks/handshake.ts';

/** The answer to whoever is not the back office. */
export function refuseStranger(context: Context, call: Call): Response | undefined {
  const { authorization = '' } = call.request.headers;
  return sameSecret(authorization, `Bearer ${context.settings.backOfficeToken}`)
    ? undefined
    : badRequest('unauthorized', 'The back office token is missing or wrong.', 401);
}

/** All work on one customer's hosting and intakes happens one after the other. */
export const officeLane = (customer: string): string => `office:${customer}`;
