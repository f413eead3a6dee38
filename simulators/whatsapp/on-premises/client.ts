// What all On-Premises calls have in common: the deployment, the token, the JSON body; and their refusals.
import type { z } from 'zod';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { type Response, textOf } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { type Deployment, tokenHolds } from '../world/deployment.ts';
import { refuse } from './errors.ts';

export type Handle = Route<Context>['handle'];
export type Answer = Response | Promise<Response>;

/** A path parameter. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';

/** A request header, lower case; empty when absent. */
export const header = (call: Call, name: string): string => call.request.headers[name] ?? '';

export const denied = (details: string): Response => refuse(1005, details, { status: 401 });

/** Runs `handle` for the deployment that the address names. */
export const onDeployment =
  (handle: (context: Context, deployment: Deployment, call: Call) => Answer): Handle =>
  (context, call) => {
    const id = param(call, 'deployment');
    const deployment = context.world.deployments.get(id);
    return deployment === undefined
      ? refuse(1006, `No deployment ${id} is hosted here.`)
      : handle(context, deployment, call);
  };

const BEARER = /^Bearer +(\S+)$/i;

/** Runs `handle` for a call that carries a token of the deployment which has not expired. */
export const authorized = (
  handle: (context: Context, deployment: Deployment, call: Call) => Answer,
): Handle =>
  onDeployment((context, deployment, call) => {
    const token = BEARER.exec(header(call, 'authorization'))?.[1];
    if (token === undefined || !tokenHolds(deployment, token, context.services.clock.now())) {
      return denied('The token is missing, wrong or has expired. Log in.');
    }
    return handle(context, deployment, call);
  });

/** Runs `handle` with the checked JSON body, or refuses naming the first field that is wrong. */
export function withBody<T>(
  call: Call,
  schema: z.ZodType<T>,
  handle: (value: T) => Answer,
): Answer {
  let body: unknown = {};
  const text = textOf(call.request.body);
  try {
    if (text !== '') body = JSON.parse(text);
  } catch {
    return refuse(1025, 'The body is not JSON.');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return handle(parsed.data);
  const path = parsed.error.issues[0]?.path ?? [];
  let at: unknown = body;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  const field = path.join('.');
  if (field === '') return refuse(1025, 'The body is not a JSON object.');
  return at === undefined
    ? refuse(1008, `${field} is missing.`)
    : refuse(1009, `The value of ${field} is not valid.`);
}
