// What every call to the API passes on its way in and out: the limits, and the headers that every answer carries.
// https://developer.zendesk.com/api-reference/introduction/rate-limits/
import { splitUrl } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Request, type Response } from '../../../../src/kernel/wire.ts';
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

/** What an answer says beside its body; written once for each call. */
type Remarks = Record<string, string>;

/** Assumption: three generations of these headers are known, and the last two are sent. */
function tellAccount(remarks: Remarks, { total }: Limit, { remaining, resetS }: Taken): void {
  remarks['ratelimit-limit'] = String(total);
  remarks['ratelimit-remaining'] = String(remaining);
  remarks['ratelimit-reset'] = String(resetS);
  remarks['x-rate-limit'] = String(total);
  remarks['x-rate-limit-remaining'] = String(remaining);
}

type NamedBucket = Bucket & { readonly name: string };

/** The endpoint's own limits that a call counts in. */
function bucketsOf(
  { options }: Desk,
  { method }: Request,
  path: string,
  caller: Caller,
): readonly NamedBucket[] {
  const buckets: NamedBucket[] = [];
  for (const endpoint of ENDPOINT_LIMITS) {
    if (endpoint.method !== method) continue;
    const found = endpoint.path.exec(path);
    if (found === null) continue;
    const { name } = endpoint;
    const who = endpoint.of === 'person' && caller.kind === 'person' ? caller.user.id : '';
    const key = `${name}:${who}:${found[1] ?? ''}`;
    buckets.push({ name, key, limit: endpointLimit(endpoint, options) });
  }
  return buckets;
}

/** Counts a call of somebody who is let in, and tells what is left; answers when a limit was used up already. */
function count(
  desk: Desk,
  request: Request,
  path: string,
  caller: Caller,
  remarks: Remarks,
): Response | undefined {
  const account = { key: 'account', limit: accountLimit(desk.options) };
  const endpoints = bucketsOf(desk, request, path, caller);
  const taken = desk.limiter.take([account, ...endpoints], desk.clock.now());
  const ofAccount = taken[0] as Taken;
  tellAccount(remarks, account.limit, ofAccount);
  let refused = ofAccount.refused ? accountFull(ofAccount) : undefined;
  endpoints.forEach(({ name, limit }, i) => {
    const state = taken[i + 1] as Taken;
    remarks[`zendesk-ratelimit-${name}`] =
      `total=${limit.total}; remaining=${state.remaining}; resets=${state.resetS}`;
    if (state.refused) refused ??= endpointFull(name, state);
  });
  return refused;
}

/** The answer with the remarks among its headers; what it says itself wins. */
function remarked(response: Response, remarks: Remarks): Response {
  for (const name in response.headers) remarks[name] = response.headers[name] as string;
  return { status: response.status, headers: remarks, body: response.body };
}

const WRITES = new Set(['POST', 'PUT', 'PATCH']);

/** Assumption: the body of the answer to what calls itself JSON and is none. */
const NOT_JSON = answer(400, {
  error: 'InvalidJSON',
  description: 'The body of the request is not valid JSON',
});

/** What calls itself JSON must be some; files come under other types. `undefined` when it is none. */
function withJson(request: Request): Request | undefined {
  const { method, url, headers, body } = request;
  if (!WRITES.has(method) || body.length === 0) return request;
  if (!(headers['content-type'] ?? '').includes('json')) return request;
  const json = jsonOf(request);
  return json === undefined ? undefined : { method, url, headers, body, json };
}

/** Assumption: a kind of record is the first part of the path. */
function isInScope(caller: Caller, { method }: Request, path: string): boolean {
  if (caller.kind !== 'person' || caller.scopes === undefined) return true;
  const [resource = ''] = path.slice(API_PREFIX.length).split('/');
  return allows(caller.scopes, method === 'GET' ? 'read' : 'write', resource);
}

/** Lets a call of the API through to `dispatch`, or answers in its place. */
export function throughGate(
  desk: Desk,
  request: Request,
  dispatch: (request: Request) => Answer,
): Answer {
  const { path } = splitUrl(request.url);
  if (!path.startsWith(API_PREFIX)) return dispatch(request);
  const remarks: Remarks = { 'x-request-id': desk.nextRequestId() };
  const caller = callerOf(desk, request);
  let read: Request | undefined = request;
  // Whoever is not let in uses nothing up.
  if (caller.kind === 'person' || caller.kind === 'integration') {
    const refused = count(desk, request, path, caller, remarks);
    if (refused !== undefined) return remarked(refused, remarks);
    if (!isInScope(caller, request, path)) return remarked(OUT_OF_SCOPE, remarks);
    read = withJson(request);
    if (read === undefined) return remarked(NOT_JSON, remarks);
  }
  const answered = dispatch(read);
  return answered instanceof Promise
    ? answered.then((response) => remarked(response, remarks))
    : remarked(answered, remarks);
}
