// How a client comes to a token: a person allows it in a browser, and it trades the code; or it renews an old one.
// https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { formOf, html, jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { escapeHtml } from '../../world/comment-html.ts';
import {
  issueToken,
  newSecret,
  type OAuthClient,
  type OAuthToken,
  revokeToken,
} from '../../world/oauth.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { callerOf } from '../protocol/authentication.ts';

/** Recorded from the live service: a code is good for this long. */
const CODE_LIFE_MS = 120_000;
/** Assumption: a token that can be renewed ends after this, unless another time is asked for. */
const TOKEN_LIFE_MS = 48 * 3_600_000;

/** Errors of OAuth itself. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const refuse = (error: string, description: string): Response =>
  answer(error === 'invalid_client' ? 401 : 400, { error, error_description: description });

const GRANT = z.looseObject({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string().optional(),
  refresh_token: z.string().optional(),
  redirect_uri: z.string().optional(),
  scope: z.string().optional(),
  expires_in: z.coerce.number().int().positive().max(10_000_000_000).optional(),
});
type Grant = z.output<typeof GRANT>;

/** JSON or a form, as clients send it. */
function given(call: Call): z.ZodSafeParseResult<Grant> {
  const { request } = call;
  const form = (request.headers['content-type'] ?? '').includes('form-urlencoded');
  return GRANT.safeParse(form ? formOf(request) : jsonOf(request));
}

function issued(desk: Desk, token: OAuthToken): Response {
  const { clock, trace } = desk;
  trace.secret('OAuth token', token.token);
  if (token.refreshToken !== null) trace.secret('OAuth refresh token', token.refreshToken);
  const { expiresAt } = token;
  return answer(201, {
    access_token: token.token,
    refresh_token: token.refreshToken,
    token_type: 'bearer',
    scope: token.scopes.join(' '),
    expires_in: expiresAt === null ? null : Math.floor((expiresAt - clock.now()) / 1_000),
  });
}

const lifeOf = ({ expires_in }: Grant): number =>
  expires_in === undefined ? TOKEN_LIFE_MS : expires_in * 1_000;

/** A token for what was allowed, which can be renewed. */
function grantTo(
  desk: Desk,
  client: OAuthClient,
  grant: Grant,
  { user, scopes }: Pick<OAuthToken, 'user' | 'scopes'>,
): Response {
  const { oauth, ids } = desk.world;
  const now = desk.clock.now();
  const expiresAt = now + lifeOf(grant);
  const input = { user, scopes, clientId: client.id, expiresAt, refresh: true };
  return issued(desk, issueToken(oauth, ids, input, now));
}

function byCode(desk: Desk, client: OAuthClient, grant: Grant): Response {
  const { codes } = desk.world.oauth;
  const authorization = codes.get(grant.code ?? '');
  const good =
    authorization !== undefined &&
    authorization.clientId === client.id &&
    authorization.redirectUri === grant.redirect_uri &&
    authorization.expiresAt >= desk.clock.now();
  if (!good) return refuse('invalid_grant', 'The code is not good, or no longer');
  // A code is traded once.
  codes.delete(grant.code ?? '');
  return grantTo(desk, client, grant, authorization);
}

function byRefreshToken(desk: Desk, client: OAuthClient, grant: Grant): Response {
  const { oauth } = desk.world;
  const old = oauth.byRefreshToken.get(grant.refresh_token ?? '');
  if (old === undefined || old.clientId !== client.id) {
    return refuse('invalid_grant', 'The refresh token is not good, or no longer');
  }
  revokeToken(oauth, old);
  return grantTo(desk, client, grant, old);
}

function trade(desk: Desk, call: Call): Response {
  const read = given(call);
  if (!read.success) return refuse('invalid_request', 'A parameter is missing or has a wrong form');
  const grant = read.data;
  const client = [...desk.world.oauth.clients].find(
    ({ identifier }) => identifier === grant.client_id,
  );
  if (client === undefined || client.secret !== grant.client_secret) {
    return refuse('invalid_client', 'There is no such client, or its secret is another');
  }
  switch (grant.grant_type) {
    case 'authorization_code':
      return byCode(desk, client, grant);
    case 'refresh_token':
      return byRefreshToken(desk, client, grant);
    default:
      return refuse('unsupported_grant_type', `${grant.grant_type} is no grant that is simulated`);
  }
}

const LOGIN: Response = {
  status: 401,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'www-authenticate': 'Basic realm="Zendesk: e-mail/token and an API token"',
  },
  body: '<!doctype html><title>Log in</title><p>Log in with e-mail/token, and the API token.</p>',
};

const page = (status: number, main: string): Response =>
  html(
    status,
    `<!doctype html><html lang="en"><title>Allow access</title><main>${main}</main></html>`,
  );

interface Asked {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
}

/** Who asks for what; a page that says what is wrong. */
function asked(desk: Desk, fields: Readonly<Record<string, string>>): Asked | Response {
  const { client_id, redirect_uri = '', scope = '', state, response_type } = fields;
  const client = [...desk.world.oauth.clients].find(({ identifier }) => identifier === client_id);
  if (client === undefined) return page(404, '<p>There is no such client.</p>');
  if (response_type !== 'code') return page(400, '<p>response_type must be "code".</p>');
  if (!client.redirectUris.includes(redirect_uri)) {
    return page(400, '<p>The client has no such redirect_uri.</p>');
  }
  const scopes = scope.split(/\s+/).filter((each) => each !== '');
  return { client, redirectUri: redirect_uri, scopes, state };
}

/** Whoever is logged in. A token with scopes is no login: it could allow itself more. */
function loggedIn(desk: Desk, { request }: Call): User | undefined {
  const caller = callerOf(desk, request);
  return caller.kind === 'person' && caller.scopes === undefined ? caller.user : undefined;
}

function consent(desk: Desk, call: Call): Response {
  if (loggedIn(desk, call) === undefined) return LOGIN;
  const fields = Object.fromEntries(call.query);
  const request = asked(desk, fields);
  if (!('client' in request)) return request;
  const hidden = Object.entries(fields)
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    )
    .join('');
  const { client, scopes } = request;
  return page(
    200,
    `<h1>Allow ${escapeHtml(client.name)} to use your account?</h1><p>${escapeHtml(scopes.join(', '))}</p><form method="post" action="/oauth/authorizations">${hidden}<button>Allow</button></form>`,
  );
}

function authorize(desk: Desk, call: Call): Response {
  const user = loggedIn(desk, call);
  if (user === undefined) return LOGIN;
  const request = asked(desk, formOf(call.request));
  if (!('client' in request)) return request;
  const { client, redirectUri, scopes, state } = request;
  const { oauth } = desk.world;
  const code = newSecret(oauth);
  desk.trace.secret('OAuth code', code);
  const expiresAt = desk.clock.now() + CODE_LIFE_MS;
  oauth.codes.set(code, { clientId: client.id, user, scopes, redirectUri, expiresAt });
  const query = new URLSearchParams({ code, ...(state === undefined ? {} : { state }) });
  const location = `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}`;
  return { status: 302, headers: { location }, body: '' };
}

const OURS = {
  fidelity: 'partial',
  confidence: 'documented',
  source: 'https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens/',
} as const;

export const GRANT_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    method: 'POST',
    path: '/oauth/tokens',
    note: 'authorization_code (120 s, as recorded) and refresh_token; assumption: how long a token lives',
    handle: trade,
  },
  {
    ...OURS,
    method: 'GET',
    path: '/oauth/authorizations/new',
    note: 'a plain page of this project; without PKCE',
    handle: consent,
  },
  {
    ...OURS,
    method: 'POST',
    path: '/oauth/authorizations',
    confidence: 'assumption',
    note: 'where the page of this project is sent to',
    handle: authorize,
  },
];
