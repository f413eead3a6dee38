// OAuth clients and tokens, as a table. https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_clients/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { listingOf } from '../../world/listing.ts';
import {
  deleteClient,
  issueToken,
  newSecret,
  type OAuthClient,
  type OAuthToken,
  revokeToken,
} from '../../world/oauth.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf } from '../protocol/records.ts';
import { clientJson, tokenJson } from './oauth-wire.ts';

const line = z.string().max(255);
/** Absolute, and https unless it leads to this machine. https://support.zendesk.com/hc/en-us/articles/4408845965210 */
function isRedirectUri(uri: string): boolean {
  if (!/^[!-~]+$/.test(uri) || !URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
  );
}

const uris = z
  .union([line, z.array(line).max(100)])
  .transform((given) => (typeof given === 'string' ? given.split(/\s+/).filter(Boolean) : given))
  .refine((given) => given.every(isRedirectUri), 'must be absolute https URLs');

const CLIENT = z.looseObject({
  name: line.min(1),
  identifier: z.string().regex(/^[\w.-]{1,255}$/, 'must be of letters, digits, . - and _'),
  company: line.optional(),
  description: z.string().max(65_535).nullish(),
  redirect_uri: uris.optional(),
});
const CHANGES = CLIENT.omit({ identifier: true }).partial();

const withClient =
  (handle: (desk: Desk, client: OAuthClient, call: Call) => Response) =>
  (desk: Desk, call: Call): Response => {
    const client = desk.world.oauth.clients.get(idOf(call.params['id']));
    return client === undefined ? NOT_FOUND : handle(desk, client, call);
  };

function createClient(desk: Desk, call: Call, admin: User): Response {
  const read = readRoot(call, 'client', CLIENT);
  if ('response' in read) return read.response;
  const { name, identifier, company, description, redirect_uri } = read.value;
  const { oauth, ids } = desk.world;
  if ([...oauth.clients].some((client) => client.identifier === identifier)) {
    const taken = `Identifier: ${identifier} has already been taken`;
    return recordInvalid([{ field: 'identifier', description: taken, error: 'DuplicateValue' }]);
  }
  const now = desk.clock.now();
  const client = oauth.clients.add({
    id: ids.next(),
    name,
    identifier,
    secret: newSecret(oauth),
    company: company ?? '',
    description: description ?? '',
    redirectUris: redirect_uri ?? [],
    createdBy: admin.id,
    createdAt: now,
    updatedAt: now,
  });
  desk.trace.secret('OAuth client secret', client.secret);
  const json = clientJson(desk, client, true);
  const warn = warning('oauth/clients', 'create', unknownIn('client', read.value, CLIENT));
  return answer(201, { client: json }, { ...warn, location: json.url });
}

const updateClient = withClient((desk, client, call) => {
  const read = readRoot(call, 'client', CHANGES);
  if ('response' in read) return read.response;
  const { name, company, description, redirect_uri } = read.value;
  client.name = name ?? client.name;
  client.company = company ?? client.company;
  client.description = description ?? client.description;
  client.redirectUris = redirect_uri ?? client.redirectUris;
  client.updatedAt = desk.clock.now();
  return answer(200, { client: clientJson(desk, client) });
});

const generateSecret = withClient((desk, client) => {
  client.secret = newSecret(desk.world.oauth);
  desk.trace.secret('OAuth client secret', client.secret);
  client.updatedAt = desk.clock.now();
  return answer(200, { client: clientJson(desk, client, true) });
});

const SCOPE = /^[a-z_]+(?::(?:read|write))?$/;
const TOKEN = z.looseObject({
  client_id: z.union([z.int(), line]),
  scopes: z.array(z.string().regex(SCOPE, 'must be like read or tickets:write')).min(1).max(100),
  expires_in: z.int().positive().max(10_000_000_000).nullish(),
});

/** For oneself: whoever calls is whom the token stands for. */
function createToken(desk: Desk, call: Call, user: User): Response {
  const read = readRoot(call, 'token', TOKEN);
  if ('response' in read) return read.response;
  const { client_id, scopes, expires_in } = read.value;
  const { oauth, ids } = desk.world;
  const client = [...oauth.clients].find(
    ({ id, identifier }) => String(id) === String(client_id) || identifier === client_id,
  );
  if (client === undefined) {
    const description = 'Client: is not a client of this account';
    return recordInvalid([{ field: 'client', description, error: 'InvalidValue' }]);
  }
  const now = desk.clock.now();
  const expiresAt = typeof expires_in === 'number' ? now + expires_in * 1_000 : null;
  const token = issueToken(
    oauth,
    ids,
    { user, clientId: client.id, scopes, expiresAt, refresh: false },
    now,
  );
  desk.trace.secret('OAuth token', token.token);
  const json = tokenJson(desk, token, true);
  return answer(201, { token: json }, { location: json.url });
}

/** One's own; everybody's for admins. */
const visible = ({ world }: Desk, user: User): readonly OAuthToken[] =>
  [...world.oauth.tokens].filter((token) => user.role === 'admin' || token.user === user);

/** Admins see their own as well, unless they ask for all. */
const listed = (desk: Desk, { query }: Call, user: User): readonly OAuthToken[] =>
  visible(desk, user).filter(
    (token) =>
      (token.user === user || query.get('all') === 'true') &&
      (query.get('client_id') ?? String(token.clientId)) === String(token.clientId),
  );

const withToken = (handle: (desk: Desk, token: OAuthToken) => Response) =>
  asAgent((desk, call, user) => {
    const token = visible(desk, user).find(({ id }) => id === idOf(call.params['id']));
    return token === undefined ? NOT_FOUND : handle(desk, token);
  });

/** The token that the call itself was made with. */
const withCurrent = (handle: (desk: Desk, token: OAuthToken) => Response) =>
  asAgent((desk, { request }) => {
    const bearer = (request.headers['authorization'] ?? '').replace(/^bearer\s+/i, '').trim();
    const token = desk.world.oauth.byToken.get(bearer);
    return token === undefined ? NOT_FOUND : handle(desk, token);
  });

const show = (desk: Desk, token: OAuthToken): Response =>
  answer(200, { token: tokenJson(desk, token) });

const revoke = ({ world }: Desk, token: OAuthToken): Response => {
  revokeToken(world.oauth, token);
  return DELETED;
};

const API = 'https://developer.zendesk.com/api-reference/ticketing/oauth';
const CLIENTS = {
  fidelity: 'partial',
  confidence: 'documented',
  source: `${API}/oauth_clients/`,
  note: 'confidential clients only; global ones are not simulated',
} as const;
const TOKENS = {
  fidelity: 'supported',
  confidence: 'documented',
  source: `${API}/oauth_tokens/`,
} as const;

export const OAUTH_CLIENT_ROUTES: readonly Route<Desk>[] = [
  {
    ...CLIENTS,
    method: 'GET',
    path: '/api/v2/oauth/clients',
    handle: asAdmin((desk, call) =>
      pageOf(call, 'clients', desk.world.oauth.clients, (client) => clientJson(desk, client)),
    ),
  },
  {
    ...CLIENTS,
    method: 'GET',
    path: '/api/v2/oauth/clients/{id}',
    handle: asAdmin(
      withClient((desk, client) => answer(200, { client: clientJson(desk, client) })),
    ),
  },
  { ...CLIENTS, method: 'POST', path: '/api/v2/oauth/clients', handle: asAdmin(createClient) },
  { ...CLIENTS, method: 'PUT', path: '/api/v2/oauth/clients/{id}', handle: asAdmin(updateClient) },
  {
    ...CLIENTS,
    method: 'PUT',
    path: '/api/v2/oauth/clients/{id}/generate_secret',
    handle: asAdmin(generateSecret),
  },
  {
    ...CLIENTS,
    method: 'DELETE',
    path: '/api/v2/oauth/clients/{id}',
    handle: asAdmin(
      withClient(({ world }, client) => {
        deleteClient(world.oauth, client);
        return DELETED;
      }),
    ),
  },
  {
    ...TOKENS,
    method: 'GET',
    path: '/api/v2/oauth/tokens',
    handle: asAgent((desk, call, user) =>
      pageOf(
        call,
        'tokens',
        listingOf(listed(desk, call, user), ({ id }) => [id]),
        (token) => tokenJson(desk, token),
      ),
    ),
  },
  { ...TOKENS, method: 'GET', path: '/api/v2/oauth/tokens/current', handle: withCurrent(show) },
  {
    ...TOKENS,
    method: 'DELETE',
    path: '/api/v2/oauth/tokens/current',
    handle: withCurrent(revoke),
  },
  { ...TOKENS, method: 'GET', path: '/api/v2/oauth/tokens/{id}', handle: withToken(show) },
  { ...TOKENS, method: 'POST', path: '/api/v2/oauth/tokens', handle: asAgent(createToken) },
  { ...TOKENS, method: 'DELETE', path: '/api/v2/oauth/tokens/{id}', handle: withToken(revoke) },
];
