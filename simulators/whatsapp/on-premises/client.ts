// What all On-Premises calls have in common: the deployment, the token, the role, the JSON body; and their refusals.
import type { z } from 'zod';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Response, textOf } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { holderOf, type User } from '../world/client-user.ts';
import type { Deployment } from '../world/deployment.ts';
import { isProblem, type Problem, refuse, refused } from './errors.ts';

export type Handle = Route<Context>['handle'];
export type Answer = Response | Promise<Response>;
type HandleAs = (context: Context, deployment: Deployment, call: Call, user: User) => Answer;

/** A path parameter. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';

/** A request header, lower case; empty when absent. */
export const header = (call: Call, name: string): string => call.request.headers[name] ?? '';

export const denied = (context: Context, details: string): Response =>
  refuse(context, 1005, details, { status: 401 });

/** Runs `handle` for the deployment that the address names. */
export const onDeployment =
  (handle: (context: Context, deployment: Deployment, call: Call) => Answer): Handle =>
  (context, call) => {
    const id = param(call, 'deployment');
    const deployment = context.world.deployments.get(id);
    return deployment === undefined
      ? refuse(context, 1006, `No deployment ${id} is hosted here.`)
      : handle(context, deployment, call);
  };

const BEARER = /^Bearer +(\S+)$/i;
const API_KEY = /^Apikey +(\S+)$/i;

function holder({ services }: Context, { users }: Deployment, call: Call): User | undefined {
  const token = BEARER.exec(header(call, 'authorization'))?.[1];
  return token === undefined ? undefined : holderOf(users, token, services.clock.now());
}

const NO_TOKEN = 'The token is missing, wrong or has expired. Log in.';

/** Runs `handle` for a call that carries a token of the deployment which has not expired. */
export const authorized = (handle: HandleAs): Handle =>
  onDeployment((context, deployment, call) => {
    const user = holder(context, deployment, call);
    return user === undefined ? denied(context, NO_TOKEN) : handle(context, deployment, call, user);
  });

/** The same for what is the administrator's alone: settings, registration, backups, users. */
export const administered = (handle: HandleAs): Handle =>
  authorized((context, deployment, call, user) =>
    user.role === 'admin'
      ? handle(context, deployment, call, user)
      : refuse(context, 1005, `Only the administrator may do this; ${user.name} is not.`),
  );

/** The same for what may be watched with an API key instead of a token. */
export const watched = (
  handle: (context: Context, deployment: Deployment, call: Call) => Answer,
): Handle =>
  onDeployment((context, deployment, call) => {
    const key = API_KEY.exec(header(call, 'authorization'))?.[1];
    const known = key !== undefined && key === deployment.apiKey;
    return known || holder(context, deployment, call) !== undefined
      ? handle(context, deployment, call)
      : denied(context, 'The token or the API key is missing, wrong or has expired.');
  });

/** The value of a shape, or which field of it is wrong. `within` names what the value is a part of. */
export function checked<T>(
  schema: z.ZodType<T>,
  value: unknown,
  within = '',
): { readonly value: T } | Problem {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const path = parsed.error.issues[0]?.path ?? [];
  let at: unknown = value;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  const field = [within, ...path].filter((part) => part !== '').join('.');
  if (field === '') return { code: 1025, details: 'The body is not a JSON object.' };
  return at === undefined
    ? { code: 1008, details: `${field} is missing.` }
    : { code: 1009, details: `The value of ${field} is not valid.` };
}

/** Runs `handle` with the checked JSON body, or refuses naming the first field that is wrong. */
export function withBody<T>(
  context: Context,
  call: Call,
  schema: z.ZodType<T>,
  handle: (value: T) => Answer,
): Answer {
  let body: unknown = {};
  const text = textOf(call.request.body);
  try {
    if (text !== '') body = JSON.parse(text);
  } catch {
    return refuse(context, 1025, 'The body is not JSON.');
  }
  const result = checked(schema, body);
  return isProblem(result) ? refused(context, result) : handle(result.value);
}
