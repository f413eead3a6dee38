// What all Graph calls have in common: the token, the object, the parameters; and their refusals.
import type { z } from 'zod';
import type { Call, Route } from '../../../src/kernel/routes.ts';
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import { type AccessToken, type Business, tokenEnded } from '../world/business.ts';
import type { BusinessNumber } from '../world/business-number.ts';
import { callRefusal } from './call-limit.ts';
import { refuse, SUBCODE } from './errors.ts';
import { check, type Params, paramsOf } from './params.ts';

export type Handle = Route<Context>['handle'];
type Answer = Response | Promise<Response>;

export const SUCCESS = json(200, { success: true });

/** A path parameter. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';

/** A request header, lower case; empty when absent. */
export const header = (call: Call, name: string): string => call.request.headers[name] ?? '';

const SCHEMES = /^(?:Bearer|OAuth) +(\S+)$/i;

/** In the header, the query or the body: Meta's samples have it in each of them. */
function tokenOf(call: Call): string | undefined {
  const given = header(call, 'authorization');
  if (given !== '') return SCHEMES.exec(given)?.[1];
  const token = call.query.get('access_token') ?? paramsOf(call)?.['access_token'];
  return typeof token === 'string' ? token : undefined;
}

export const NO_TOKEN = 'Invalid OAuth access token - Cannot parse access token';
export const ENDED_TOKEN = 'Error validating access token: the session has expired';

const endOf = ({ endsAt }: AccessToken): string =>
  endsAt === undefined ? '' : `It ended at ${new Date(endsAt).toISOString()}.`;

/** Runs `handle` for the business whose token the call carries. */
export const asBusiness =
  (handle: (context: Context, business: Business, call: Call) => Answer): Handle =>
  (context, call) => {
    const given = tokenOf(call);
    const token = given === undefined ? undefined : context.world.tokens.get(given);
    if (token === undefined) {
      return refuse(context, 190, {
        message: NO_TOKEN,
        details: 'The access token is missing or wrong.',
      });
    }
    if (tokenEnded(token, context.services.clock.now())) {
      return refuse(context, 190, {
        message: ENDED_TOKEN,
        subcode: SUBCODE.tokenEnded,
        details: `The access token has expired. ${endOf(token)}`,
      });
    }
    return callRefusal(context, token.business, call) ?? handle(context, token.business, call);
  };

/** Objects have numbers; what has a word instead (`me`) is a door of Graph that is not simulated. */
const WORD = /^[a-z]\w*$/;

export function noSuchObject(context: Context, call: Call, id: string): Response {
  if (WORD.test(id)) {
    const { method } = call.request;
    const note = `${id} is not simulated`;
    context.services.trace.record('finding', { node: 'whatsapp', method, path: call.path, note });
  }
  return refuse(context, 100, {
    message: `Unsupported ${call.request.method.toLowerCase()} request. Object with ID '${id}' does not exist, or this token may not see it, or it does not support this operation`,
    type: 'GraphMethodException',
    subcode: SUBCODE.noSuchObject,
    details: `There is no object ${id} for this token.`,
  });
}

/** Runs `handle` for the business number `{id}` of the token's business. */
export const onNumber = (
  handle: (context: Context, number: BusinessNumber, call: Call) => Answer,
): Handle =>
  asBusiness((context, business, call) => {
    const id = param(call, 'id');
    const number = business.numbers.get(id);
    return number === undefined ? noSuchObject(context, call, id) : handle(context, number, call);
  });

/** Runs `handle` for the WhatsApp Business Account `{id}`, which must be the token's own. */
export const onBusiness = (
  handle: (context: Context, business: Business, call: Call) => Answer,
): Handle =>
  asBusiness((context, business, call) => {
    const id = param(call, 'id');
    return business.id === id ? handle(context, business, call) : noSuchObject(context, call, id);
  });

export function badParameter(context: Context, field: string, missing: boolean): Response {
  return refuse(context, 100, {
    message: missing ? `(#100) The parameter ${field} is required.` : '(#100) Invalid parameter',
    details: missing
      ? `The parameter ${field} is missing.`
      : `The value of ${field === '' ? 'the body' : field} is not valid.`,
  });
}

/** Runs `handle` with the checked parameters, or refuses with code 100 naming the first that is wrong. */
export function withParams<T>(
  context: Context,
  call: Call,
  schema: z.ZodType<T>,
  handle: (value: T, params: Params) => Answer,
): Answer {
  const params = paramsOf(call);
  if (params === undefined) return badParameter(context, '', false);
  const checked = check(schema, params);
  if ('value' in checked) return handle(checked.value, params);
  return badParameter(context, checked.field, checked.missing);
}
