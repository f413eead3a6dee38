// Who is calling: a person with `email/token` and an API token or with an OAuth token, or an integration with its own.
// https://developer.zendesk.com/api-reference/introduction/security-and-auth/
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Request, Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { OAuthToken } from '../../world/oauth.ts';
import type { User } from '../../world/user.ts';
import { forbidden, INVALID_TOKEN, NOT_AUTHENTICATED, OUT_OF_SCOPE } from './errors.ts';

export type Caller =
  | {
      readonly kind: 'person';
      readonly user: User;
      /** What an OAuth token is good for; without it everything that the person may do. */
      readonly scopes?: readonly string[];
    }
  | { readonly kind: 'integration'; readonly pushId: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'refused'; readonly response: Response };

export function callerOf(desk: Desk, request: Request): Caller {
  const { authorization } = request.headers;
  if (authorization === undefined) return { kind: 'nobody' };
  const space = authorization.indexOf(' ');
  const scheme = authorization.slice(0, space).toLowerCase();
  const credential = authorization.slice(space + 1).trim();
  if (scheme === 'bearer') {
    const pushId = desk.world.pushTokens.get(credential);
    if (pushId !== undefined) return { kind: 'integration', pushId };
    const token = desk.world.oauth.byToken.get(credential);
    if (token !== undefined) return byToken(desk, token);
    return asPerson(desk.bearers.get(credential), INVALID_TOKEN);
  }
  return asPerson(scheme === 'basic' ? desk.people.get(credential) : undefined, NOT_AUTHENTICATED);
}

function byToken(desk: Desk, token: OAuthToken): Caller {
  const now = desk.clock.now();
  const over = token.expiresAt !== null && token.expiresAt <= now;
  const caller = asPerson(over ? undefined : token.user, INVALID_TOKEN);
  if (caller.kind !== 'person') return caller;
  token.usedAt = now;
  return { ...caller, scopes: token.scopes };
}

/** Credentials of somebody who was deleted or suspended open nothing. */
const asPerson = (user: User | undefined, response: Response): Caller =>
  user === undefined || !user.active || user.suspended
    ? { kind: 'refused', response }
    : { kind: 'person', user };

type Answer = Response | Promise<Response>;

/** A route for agents and admins. */
export const asAgent =
  (handle: (desk: Desk, call: Call, agent: User) => Answer) =>
  (desk: Desk, call: Call): Answer => {
    const caller = callerOf(desk, call.request);
    switch (caller.kind) {
      case 'person':
        return handle(desk, call, caller.user);
      case 'integration':
        return OUT_OF_SCOPE;
      case 'nobody':
        return NOT_AUTHENTICATED;
      case 'refused':
        return caller.response;
    }
  };

/** A route for admins: what changes the account for everybody. */
export const asAdmin = (handle: (desk: Desk, call: Call, admin: User) => Answer) =>
  asAgent((desk, call, user) =>
    user.role === 'admin' ? handle(desk, call, user) : forbidden(NOT_AN_ADMIN),
  );

/** Assumption: the text; clients look at the status and the title. */
const NOT_AN_ADMIN = 'You do not have access to this page. Only an administrator has';

/** A route for the integration that was given a token; `pushId` is what that token is good for. */
export const asIntegration =
  (handle: (desk: Desk, call: Call, pushId: string) => Answer) =>
  (desk: Desk, call: Call): Answer => {
    const caller = callerOf(desk, call.request);
    switch (caller.kind) {
      case 'integration':
        return handle(desk, call, caller.pushId);
      case 'person':
        return forbidden('Only the integration itself may call this, with its access token');
      case 'nobody':
        return NOT_AUTHENTICATED;
      case 'refused':
        return caller.response;
    }
  };
