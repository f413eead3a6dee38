// OAuth clients and tokens as the Support API shows them. https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_tokens/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { OAuthClient, OAuthToken } from '../../world/oauth.ts';

/** Enough to tell secrets apart. */
const SHOWN = 10;

export const clientJson = ({ origin }: Desk, client: OAuthClient, whole = false) => ({
  url: `${origin}/api/v2/oauth/clients/${client.id}.json`,
  id: client.id,
  name: client.name,
  identifier: client.identifier,
  company: client.company,
  description: client.description,
  redirect_uri: client.redirectUris,
  kind: 'confidential',
  global: false,
  logo_url: null,
  user_id: client.createdBy,
  // The secret is shown whole only when it is made.
  secret: whole ? client.secret : `${client.secret.slice(0, SHOWN)}…`,
  created_at: time(client.createdAt),
  updated_at: time(client.updatedAt),
});

export const tokenJson = ({ origin }: Desk, token: OAuthToken, whole = false) => ({
  url: `${origin}/api/v2/oauth/tokens/${token.id}.json`,
  id: token.id,
  user_id: token.user.id,
  client_id: token.clientId,
  token: whole ? token.token : token.token.slice(0, SHOWN),
  refresh_token: whole ? token.refreshToken : null,
  scopes: token.scopes,
  created_at: time(token.createdAt),
  expires_at: token.expiresAt === null ? null : time(token.expiresAt),
  used_at: token.usedAt === null ? null : time(token.usedAt),
});
