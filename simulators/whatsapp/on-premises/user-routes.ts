// On-Premises: logging in and out.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import { type Deployment, login, TOKEN_VALID_MS } from '../world/deployment.ts';
import { type Answer, authorized, denied, header, onDeployment, withBody } from './client.ts';
import { ok, refuse } from './errors.ts';
import { Login } from './wire.ts';

const BASIC = /^Basic +(\S+)$/i;

function credentials(call: Call): { readonly user: string; readonly password: string } | undefined {
  const encoded = BASIC.exec(header(call, 'authorization'))?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** `2018-03-01 15:29:26+00:00`: a space, not a T. */
const written = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '+00:00');

function logIn(context: Context, deployment: Deployment, call: Call): Answer {
  const given = credentials(call);
  if (given === undefined) return denied('Log in with a user name and a password.');
  return withBody(call, Login, ({ new_password: newPassword }) => {
    if (newPassword !== undefined) secret(context, 'password', newPassword);
    const refusal = login(deployment, given.user, given.password, newPassword);
    switch (refusal?.refused) {
      case 'denied':
        return denied('The user name or the password is wrong.');
      case 'password-must-change':
        return refuse(1024, 'The first login must bring a new_password.');
      case 'password-weak':
        return refuse(1009, 'new_password needs 8 to 64 characters: digit, upper, lower, special.');
      default: {
        const token = secret(context, 'token', `eyJ${context.ids.hex(40)}`);
        const expires = context.services.clock.now() + TOKEN_VALID_MS;
        deployment.tokens.set(token, expires);
        return ok({ users: [{ token, expires_after: written(expires) }] });
      }
    }
  });
}

function logOut(_context: Context, deployment: Deployment, call: Call): Answer {
  const given = header(call, 'authorization');
  deployment.tokens.delete(given.slice(given.indexOf(' ') + 1).trim());
  return ok();
}

const documented = {
  fidelity: 'supported',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.users,
} as const;

export const USER_ROUTES: readonly Route<Context>[] = [
  {
    ...documented,
    method: 'POST',
    path: '/on-premises/{deployment}/v1/users/login',
    handle: onDeployment(logIn),
    note: 'One user. A first login without new_password is 403/1024 (assumption).',
  },
  {
    ...documented,
    method: 'POST',
    path: '/on-premises/{deployment}/v1/users/logout',
    handle: authorized(logOut),
  },
];
