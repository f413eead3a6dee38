// On-Premises: logging in and out, and the users of a client.
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Context, secret } from '../context.ts';
import { ON_PREMISES_SOURCE } from '../sources.ts';
import {
  addUser,
  changePassword,
  giveToken,
  login,
  removeUser,
  type User,
} from '../world/client-user.ts';
import type { Deployment } from '../world/deployment.ts';
import {
  type Answer,
  administered,
  authorized,
  denied,
  header,
  onDeployment,
  param,
  withBody,
} from './client.ts';
import { done, ok, refuse } from './errors.ts';
import { Login, NewUser, Password } from './wire.ts';

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

const weak = (context: Context, field: string): Answer =>
  refuse(context, 1009, `${field} needs 8 to 64 characters: digit, upper, lower, special.`);

function logIn(context: Context, { users }: Deployment, call: Call): Answer {
  const given = credentials(call);
  if (given === undefined) return denied(context, 'Log in with a user name and a password.');
  return withBody(context, call, Login, ({ new_password: newPassword }) => {
    if (newPassword !== undefined) secret(context, 'password', newPassword);
    switch (login(users, given.user, given.password, newPassword)?.refused) {
      case 'denied':
        return denied(context, 'The user name or the password is wrong.');
      case 'password-must-change':
        return refuse(context, 1024, 'The first login must bring a new_password.');
      case 'password-weak':
        return weak(context, 'new_password');
      default: {
        const token = secret(context, 'token', `eyJ${context.ids.hex(40)}`);
        const ends = giveToken(users, given.user, token, context.services.clock.now());
        return ok(context, { users: [{ token, expires_after: written(ends) }] });
      }
    }
  });
}

function logOut(context: Context, { users }: Deployment, call: Call): Answer {
  const given = header(call, 'authorization');
  users.tokens.delete(given.slice(given.indexOf(' ') + 1).trim());
  return done(context);
}

function create(context: Context, { users }: Deployment, call: Call): Answer {
  return withBody(context, call, NewUser, ({ username, password }) => {
    secret(context, 'password', password);
    switch (addUser(users, username, password)?.refused) {
      case 'name':
        return refuse(context, 1009, 'username needs 4 to 32 characters: no space, no colon.');
      case 'password-weak':
        return weak(context, 'password');
      case 'exists':
        return refuse(context, 1014, 'Unable to create user. Already exist?');
      default:
        return ok(context, { users: [{ username }] }, 201);
    }
  });
}

/** Everybody may look at and change themselves, the administrator everybody. */
function withUser(
  context: Context,
  { users }: Deployment,
  call: Call,
  asking: User,
  handle: (user: User) => Answer,
): Answer {
  const name = param(call, 'username');
  if (asking.role !== 'admin' && asking.name !== name) {
    return refuse(context, 1005, 'Only the administrator may see or change another user.');
  }
  const user = users.byName.get(name);
  return user === undefined ? refuse(context, 1006, `There is no user ${name}.`) : handle(user);
}

function show(context: Context, deployment: Deployment, call: Call, asking: User): Answer {
  return withUser(context, deployment, call, asking, ({ name, role }) =>
    ok(context, {
      users: [{ ROLES: role === 'admin' ? 'ROLE_ADMIN' : 'ROLE_USER', username: name }],
    }),
  );
}

function update(context: Context, deployment: Deployment, call: Call, asking: User): Answer {
  return withUser(context, deployment, call, asking, (user) =>
    withBody(context, call, Password, ({ password }) => {
      secret(context, 'password', password);
      if (changePassword(user, password) !== undefined) return weak(context, 'password');
      return ok(context, { users: [{ username: user.name }] });
    }),
  );
}

function remove(context: Context, { users }: Deployment, call: Call): Answer {
  const name = param(call, 'username');
  switch (removeUser(users, name)?.refused) {
    case 'admin':
      return refuse(context, 1005, `The user ${name} cannot be removed.`);
    case 'unknown':
      return refuse(context, 1006, `There is no user ${name}.`);
    default:
      return done(context);
  }
}

const documented = {
  fidelity: 'supported',
  confidence: 'documented',
  source: ON_PREMISES_SOURCE.users,
} as const;

const one = { ...documented, path: '/on-premises/{deployment}/v1/users/{username}' } as const;

export const USER_ROUTES: readonly Route<Context>[] = [
  {
    ...documented,
    method: 'POST',
    path: '/on-premises/{deployment}/v1/users/login',
    handle: onDeployment(logIn),
    note: 'A first login of the administrator without new_password is 403/1024 (assumption).',
  },
  {
    ...documented,
    method: 'POST',
    path: '/on-premises/{deployment}/v1/users/logout',
    handle: authorized(logOut),
  },
  {
    ...documented,
    method: 'POST',
    path: '/on-premises/{deployment}/v1/users',
    handle: administered(create),
    note: 'A name that is taken is 500/1014; the code is documented, the HTTP status an assumption.',
  },
  {
    ...one,
    method: 'GET',
    handle: authorized(show),
    confidence: 'third party',
    note: 'Of oneself, or by the administrator (assumption).',
  },
  {
    ...one,
    method: 'PUT',
    handle: authorized(update),
    note: 'One’s own password, or any by the administrator; tokens live on (assumption).',
  },
  {
    ...one,
    method: 'DELETE',
    handle: administered(remove),
    note: 'The user’s tokens end with it. Removing the administrator is 403/1005 (assumption).',
  },
];
