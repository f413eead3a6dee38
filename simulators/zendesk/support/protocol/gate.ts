// What every call to the API passes on its way in and out: the limits, and the headers that every answer carries.
// https://developer.zendesk.com/api-reference/introduction/rate-limits/
import { splitUrl } from '../../../../src/kernel/routes.ts';
import { type Headers, jsonOf, type Request, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { allows } from '../../world/oauth.ts';
import type { Bucket, Limit, Taken } from '../../world/rate-limit.ts';
import { answer } from './answer.ts';
import { type Caller, callerOf } from './authentication.ts';
import { OUT_OF_SCOPE } from './errors.ts';
import { accountLimit, ENDPOINT_LIMITS, endpointLimit } from './limits.ts';

type Answer = Response | Promise<Response>;

export const API_PREFIX = '/api/v2/';

/** The status and `Retry-After` are documented. Third party: https://github.com/airbytehq/airbyte/issues/11899 */
const endpointFull = (name: string, { resetS }: Taken): Response =>
  answer(
    429,
    {
      error: 'APIRateLimitExceeded',
      description: `Too many calls of ${name}; wait, and try again`,
    },
    { 'retry-after': String(resetS) },
  );

/** Third party: the body is no JSON. https://github.com/airbytehq/airbyte/issues/11035 */
const accountFull = ({ resetS }: Taken): Response => ({
  status: 429,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(resetS) },
  body: 'Too many API requests in this minute; wait, and try again',
});

/** Assumption: three generations of these headers are known, and the last two are sent. */
const accountHeaders = ({ total }: Limit, { remaining, resetS }: Taken): Headers => ({
  'ratelimit-limit': String(total),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(resetS),
  'x-rate-limit': String(total),
  'x-rate-limit-remaining': String(remaining),
});

/** The endpoint's own limits that a call counts in, with their names. */
function* bucketsOf(
  { options }: Desk,
  { method }: Request,
  path: string,
  caller: Caller,
): Iterable<Bucket & { readonly name: string }> {
  const who = caller.kind === 'person' ? String(caller.user.id) : '';
  for (const endpoint of ENDPOINT_LIMITS) {
    if (endpoint.method !== method) continue;
    const found = endpoint.path.exec(path);
    if (found === null) continue;
    const { name } = endpoint;
    const key = `${name}:${endpoint.of === 'person' ? who : ''}:${found[1] ?? ''}`;
    yield { name, key, limit: endpointLimit(endpoint, options) };
  }
}

interface Counted {
  readonly headers: Headers;
  /** What is said when a limit was used up already. */
  readonly refused: Response | undefined;
}

/** Counts a call of somebody who is let in, and says what is left. */
function count(desk: Desk, request: Request, path: string, caller: Caller): Counted {
  const account = { key: 'account', limit: accountLimit(desk.options) };
  const endpoints = [...bucketsOf(desk, request, path, caller)];
  const taken = desk.limiter.take([account, ...endpoints], desk.clock.now());
  const [ofAccount, ...ofEndpoints] = taken as readonly [Taken, ...Taken[]];
  const headers: Record<string, string> = { ...accountHeaders(account.limit, ofAccount) };
  let refused = ofAccount.refused ? accountFull(ofAccount) : undefined;
  endpoints.forEach(({ name, limit }, i) => {
    const state = ofEndpoints[i] as Taken;
    headers[`zendesk-ratelimit-${name}`] =
      `total=${limit.total}; remaining=${state.remaining}; resets=${state.resetS}`;
    if (state.refused) refused ??= endpointFull(name, state);
  });
  return { headers, refused };
}

const withHeaders = (response: Response, more: Headers): Response => ({
  ...response,
  headers: { ...response.headers, ...more },
});

const WRITES = new Set(['POST', 'PUT', 'PATCH']);

/** Assumption: the body of the answer to what calls itself JSON and is none. */
const NOT_JSON = answer(400, {
  error: 'InvalidJSON',
  description: 'The body of the request is not valid JSON',
});

/** What calls itself JSON must be some; files come under other types. */
function isBroken({ method, headers, body }: Request): boolean {
  if (!WRITES.has(method) || body.length === 0) return false;
  if (!(headers['content-type'] ?? '').includes('json')) return false;
  return jsonOf({ body }) === undefined;
}

/** Assumption: a kind of record is the first part of the path. */
function isInScope(caller: Caller, { method }: Request, path: string): boolean {
  if (caller.kind !== 'person' || caller.scopes === undefined) return true;
  const [resource = ''] = path.slice(API_PREFIX.length).split('/');
  return allows(caller.scopes, method === 'GET' ? 'read' : 'write', resource);
}

/** Lets a call of the API through to `dispatch`, or answers in its place. */
export function throughGate(desk: Desk, request: Request, dispatch: () => Answer): Answer {
  const { path } = splitUrl(request.url);
  if (!path.startsWith(API_PREFIX)) return dispatch();
  const id = { 'x-request-id': desk.nextRequestId() };
  const caller = callerOf(desk, request);
  // Whoever is not let in uses nothing up, and hears of that before anything else.
  if (caller.kind === 'nobody' || caller.kind === 'refused') return finish(dispatch(), id);
  const counted = count(desk, request, path, caller);
  const headers = { ...id, ...counted.headers };
  const { refused } = counted;
  if (refused !== undefined) return withHeaders(refused, headers);
  if (!isInScope(caller, request, path)) return withHeaders(OUT_OF_SCOPE, headers);
  return finish(isBroken(request) ? NOT_JSON : dispatch(), headers);
}

const finish = (answered: Answer, headers: Headers): Answer =>
  answered instanceof Promise
    ? answered.then((response) => withHeaders(response, headers))
    : withHeaders(answered, headers);
