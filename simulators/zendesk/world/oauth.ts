// OAuth clients, and the tokens that they were given. https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_clients/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Random } from '../../../src/kernel/random.ts';
import { type Collection, createCollection } from './collection.ts';
import type { Ids } from './ids.ts';
import type { User } from './user.ts';

export interface OAuthClient {
  readonly id: number;
  name: string;
  /** What it calls itself by: unique, and as chosen. */
  readonly identifier: string;
  secret: string;
  company: string;
  description: string;
  redirectUris: readonly string[];
  readonly createdBy: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

export interface OAuthToken {
  readonly id: number;
  readonly token: string;
  readonly refreshToken: string | null;
  readonly user: User;
  readonly clientId: number;
  /** `read`, `write`, or of a kind of record: `tickets:read`. */
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  /** `null`: it does not end. */
  readonly expiresAt: Instant | null;
  usedAt: Instant | null;
}

/** What a person has allowed a client, to be traded for a token soon. */
export interface Authorization {
  readonly clientId: number;
  readonly user: User;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly expiresAt: Instant;
}

export interface OAuth {
  readonly clients: Collection<OAuthClient>;
  readonly tokens: Collection<OAuthToken>;
  /** By the token itself. */
  readonly byToken: Map<string, OAuthToken>;
  readonly byRefreshToken: Map<string, OAuthToken>;
  readonly codes: Map<string, Authorization>;
  readonly random: Random;
}

export const createOAuth = (random: Random): OAuth => ({
  clients: createCollection(),
  tokens: createCollection(),
  byToken: new Map(),
  byRefreshToken: new Map(),
  codes: new Map(),
  random,
});

const TOKEN_LENGTH = 64;
export const newSecret = ({ random }: OAuth): string => random.hex(TOKEN_LENGTH);

export interface NewToken {
  readonly user: User;
  readonly clientId: number;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant | null;
  /** Whether it can be renewed. */
  readonly refresh: boolean;
}

export function issueToken(oauth: OAuth, ids: Ids, input: NewToken, now: Instant): OAuthToken {
  const { refresh, ...given } = input;
  const token: OAuthToken = {
    id: ids.next(),
    token: newSecret(oauth),
    refreshToken: refresh ? newSecret(oauth) : null,
    ...given,
    createdAt: now,
    usedAt: null,
  };
  oauth.byToken.set(token.token, token);
  if (token.refreshToken !== null) oauth.byRefreshToken.set(token.refreshToken, token);
  return oauth.tokens.add(token);
}

export function revokeToken(oauth: OAuth, token: OAuthToken): void {
  oauth.tokens.remove(token);
  oauth.byToken.delete(token.token);
  if (token.refreshToken !== null) oauth.byRefreshToken.delete(token.refreshToken);
}

/** Its tokens end with it. */
export function deleteClient(oauth: OAuth, client: OAuthClient): void {
  for (const token of [...oauth.tokens])
    if (token.clientId === client.id) revokeToken(oauth, token);
  oauth.clients.remove(client);
}

/** Whether scopes allow to read, or to write, a kind of record: the first part of the path. */
export function allows(
  scopes: readonly string[],
  deed: 'read' | 'write',
  resource: string,
): boolean {
  return scopes.some((scope) => scope === deed || scope === `${resource}:${deed}`);
}
