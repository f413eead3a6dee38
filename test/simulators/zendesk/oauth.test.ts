// OAuth as a client lives through it: registered, allowed, traded, limited to its scopes, renewed and revoked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearer, get, type Headers, postForm } from '../../../src/kernel/wire.ts';
import { createStage, later, type Stage, ZENDESK } from './stage.ts';

const REDIRECT = 'https://app.example/callback?from=zendesk';

interface Client {
  readonly id: number;
  readonly identifier: string;
  readonly secret: string;
}

async function register(stage: Stage, identifier = 'my-app'): Promise<Client> {
  const input = { name: 'My <app>', identifier, redirect_uri: [REDIRECT], company: 'Acme' };
  const answer = await stage.call(
    'POST',
    '/api/v2/oauth/clients.json',
    { client: input },
    stage.admin,
  );
  expect(answer).toMatchObject({
    status: 201,
    json: { client: { ...input, user_id: expect.any(Number) } },
  });
  return (answer.json as { client: Client }).client;
}

/** What stands in the hidden fields of the page is what a browser sends. */
const allow = (stage: Stage, headers: Headers, fields: Readonly<Record<string, string>>) =>
  stage.zendesk.handler(postForm(`${ZENDESK}/oauth/authorizations`, fields, headers));

const asking = (client: Client, scope = 'read', more = {}): Record<string, string> => ({
  response_type: 'code',
  client_id: client.identifier,
  redirect_uri: REDIRECT,
  scope,
  ...more,
});

async function codeFor(stage: Stage, client: Client, scope = 'read'): Promise<string> {
  const answer = await allow(stage, stage.agent, asking(client, scope, { state: 'a b&c' }));
  expect(answer.status).toBe(302);
  const location = new URL(answer.headers['location'] ?? '');
  expect(location.href.startsWith(REDIRECT)).toBe(true);
  expect(location.searchParams.get('state')).toBe('a b&c');
  return location.searchParams.get('code') ?? '';
}

const trade = (stage: Stage, client: Client, more: object) =>
  stage.call(
    'POST',
    '/oauth/tokens',
    { client_id: client.identifier, client_secret: client.secret, ...more },
    {},
  );

interface Traded {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function tokenFor(stage: Stage, client: Client, scope = 'read', more = {}): Promise<Traded> {
  const code = await codeFor(stage, client, scope);
  const answer = await trade(stage, client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    ...more,
  });
  expect(answer).toMatchObject({ status: 201, json: { token_type: 'bearer', scope } });
  return answer.json as Traded;
}

const me = async (stage: Stage, token: string): Promise<number> =>
  (await stage.call('GET', '/api/v2/users/me', undefined, bearer(token))).status;

describe('a code', () => {
  it('is allowed on a page, traded once, and good for what was allowed', async () => {
    const stage = createStage();
    const client = await register(stage);
    const query = new URLSearchParams(asking(client, 'read', { state: '"><script>' }));
    const url = `${ZENDESK}/oauth/authorizations/new?${query}`;
    expect((await stage.zendesk.handler(get(url))).status).toBe(401);
    const page = await stage.zendesk.handler(get(url, stage.agent));
    expect(page.status).toBe(200);
    expect(page.body).toContain('My &lt;app&gt;');
    expect(page.body).not.toContain('<script>');
    const code = await codeFor(stage, client);
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    const first = await trade(stage, client, grant);
    expect(first).toMatchObject({ status: 201, json: { scope: 'read', token_type: 'bearer' } });
    const { access_token } = first.json as Traded;
    const { json } = await stage.call('GET', '/api/v2/users/me', undefined, bearer(access_token));
    expect(json).toMatchObject({ user: { id: stage.agentId } });
    expect(await trade(stage, client, grant)).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant' },
    });
  });

  it.each([
    [119, 201],
    [121, 400],
  ])('after %i s: %i', async (seconds, status) => {
    const stage = createStage();
    const client = await register(stage);
    const code = await codeFor(stage, client);
    await later(stage, seconds - 1);
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    await later(stage, 1);
    expect((await trade(stage, client, grant)).status).toBe(status);
  });

  it.each<[string, object, number, string]>([
    ['another secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['no such client', { client_id: 'x' }, 401, 'invalid_client'],
    ['another code', { code: 'x' }, 400, 'invalid_grant'],
    ['another redirect', { redirect_uri: 'https://evil.example' }, 400, 'invalid_grant'],
    ['no redirect', { redirect_uri: undefined }, 400, 'invalid_grant'],
    ['a grant of passwords', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant', { grant_type: undefined }, 400, 'invalid_request'],
    ['a wrong time', { expires_in: -1 }, 400, 'invalid_request'],
    ['arrays', { code: [] }, 400, 'invalid_request'],
  ])('is not traded with %s', async (_what, wrong, status, error) => {
    const stage = createStage();
    const client = await register(stage);
    const code = await codeFor(stage, client);
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    const refused = await trade(stage, client, { ...grant, ...wrong });
    expect(refused).toMatchObject({ status, json: { error } });
    expect((await trade(stage, client, grant)).status).toBe(201);
  });

  it('is not for another client, and a form will do', async () => {
    const stage = createStage();
    const client = await register(stage);
    const other = await register(stage, 'other');
    const code = await codeFor(stage, client);
    const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    expect((await trade(stage, other, grant)).status).toBe(400);
    const form = { ...grant, client_id: client.identifier, client_secret: client.secret };
    const answer = await stage.zendesk.handler(postForm(`${ZENDESK}/oauth/tokens`, form));
    expect(answer.status).toBe(201);
  });

  it.each<[string, object, number]>([
    ['an unknown client', { client_id: 'x' }, 404],
    ['another type', { response_type: 'token' }, 400],
    ['another place to go to', { redirect_uri: 'https://evil.example/' }, 400],
  ])('is not given for %s', async (_what, wrong, status) => {
    const stage = createStage();
    const client = await register(stage);
    const answer = await allow(stage, stage.agent, asking(client, 'read', wrong));
    expect(answer.status).toBe(status);
    expect(answer.headers['location']).toBeUndefined();
  });

  it('is not given to a token, which could allow itself more', async () => {
    const stage = createStage();
    const client = await register(stage);
    const { access_token } = await tokenFor(stage, client);
    const answer = await allow(stage, bearer(access_token), asking(client, 'read write'));
    expect(answer.status).toBe(401);
  });
});

describe('scopes', () => {
  const create = { ticket: { comment: { body: 'Hi' } } };
  const deeds = {
    'read tickets': ['GET', '/api/v2/tickets', undefined],
    'write tickets': ['POST', '/api/v2/tickets.json', create],
    'read users': ['GET', '/api/v2/users/me.json', undefined],
  } as const;
  it.each([
    ['read', ['read tickets', 'read users']],
    ['write', ['write tickets']],
    ['read write', ['read tickets', 'write tickets', 'read users']],
    ['tickets:read', ['read tickets']],
    ['tickets:write', ['write tickets']],
    ['users:read tickets:write', ['write tickets', 'read users']],
    ['nonsense', []],
  ])('%s', async (scope, allowed) => {
    const stage = createStage();
    const { access_token } = await tokenFor(stage, await register(stage), scope);
    for (const [deed, [method, path, body]] of Object.entries(deeds)) {
      const { status, json } = await stage.call(method, path, body, bearer(access_token));
      if (allowed.includes(deed)) expect(status, deed).toBeLessThan(300);
      else {
        expect(status, deed).toBe(403);
        expect(json).toMatchObject({ error: { title: 'Forbidden' } });
      }
    }
    const tickets = await stage.call('GET', '/api/v2/tickets');
    expect(tickets.json).toMatchObject({ count: allowed.includes('write tickets') ? 1 : 0 });
  });
});

describe('a token', () => {
  it('ends, is renewed once, and the old one is no longer good', async () => {
    const stage = createStage();
    const client = await register(stage);
    const old = await tokenFor(stage, client, 'read', { expires_in: 600 });
    await later(stage, 590);
    expect(await me(stage, old.access_token)).toBe(200);
    await later(stage, 11);
    const ended = await stage.call('GET', '/api/v2/tickets', undefined, bearer(old.access_token));
    expect(ended).toMatchObject({ status: 401, json: { error: 'invalid_token' } });
    const renewal = { grant_type: 'refresh_token', refresh_token: old.refresh_token };
    const renewed = await trade(stage, client, renewal);
    expect(renewed).toMatchObject({ status: 201, json: { scope: 'read' } });
    const { access_token } = renewed.json as Traded;
    expect(await me(stage, access_token)).toBe(200);
    expect(access_token).not.toBe(old.access_token);
    expect((await trade(stage, client, renewal)).json).toMatchObject({ error: 'invalid_grant' });
  });

  it('is made by the API, shown whole once, listed, found as the current one and revoked', async () => {
    const stage = createStage();
    const client = await register(stage);
    const input = { client_id: client.id, scopes: ['read', 'write'] };
    const made = await stage.call('POST', '/api/v2/oauth/tokens', { token: input });
    expect(made).toMatchObject({ status: 201, json: { token: { ...input, expires_at: null } } });
    const { id, token } = (made.json as { token: { id: number; token: string } }).token;
    expect(made.headers['location']).toContain(`/api/v2/oauth/tokens/${id}`);
    const shown = { id, user_id: stage.agentId, token: token.slice(0, 10), used_at: null };
    const path = `/api/v2/oauth/tokens/${id}`;
    expect((await stage.call('GET', path)).json).toMatchObject({ token: shown });
    const list = async (headers: Headers, query = '') =>
      (await stage.call('GET', `/api/v2/oauth/tokens${query}`, undefined, headers)).json;
    expect(await list(stage.agent)).toMatchObject({ count: 1, tokens: [shown] });
    expect(await list(stage.admin)).toMatchObject({ count: 0 });
    expect(await list(stage.admin, '?all=true')).toMatchObject({ count: 1 });
    expect(await list(stage.agent, '?client_id=1')).toMatchObject({ count: 0 });
    expect(await list(stage.agent, `?client_id=${client.id}`)).toMatchObject({ count: 1 });
    const current = '/api/v2/oauth/tokens/current.json';
    const used = await stage.call('GET', current, undefined, bearer(token));
    expect(used.json).toMatchObject({ token: { id, used_at: expect.any(String) } });
    expect((await stage.call('DELETE', current, undefined, bearer(token))).status).toBe(204);
    expect(await me(stage, token)).toBe(401);
    expect((await stage.call('GET', path)).status).toBe(404);
  });

  it("is nobody else's business, but the admin's", async () => {
    const stage = createStage();
    const { id: client_id } = await register(stage);
    const input = { token: { client_id, scopes: ['read'] } };
    const made = await stage.call('POST', '/api/v2/oauth/tokens', input, stage.admin);
    const path = `/api/v2/oauth/tokens/${(made.json as { token: { id: number } }).token.id}`;
    for (const method of ['GET', 'DELETE'] as const) {
      expect((await stage.call(method, path)).status).toBe(404);
    }
    expect((await stage.call('DELETE', path, undefined, stage.admin)).status).toBe(204);
  });

  it('of a suspended person opens nothing', async () => {
    const stage = createStage();
    const { access_token } = await tokenFor(stage, await register(stage));
    const suspend = { user: { suspended: true } };
    await stage.call('PUT', `/api/v2/users/${stage.agentId}`, suspend, stage.admin);
    expect(await me(stage, access_token)).toBe(401);
  });
});

describe('a client', () => {
  it('is for admins, shows its secret when it is made, and takes its tokens with it', async () => {
    const stage = createStage();
    const client = await register(stage);
    const path = `/api/v2/oauth/clients/${client.id}`;
    const asAdmin = (method: 'GET' | 'PUT' | 'DELETE', at: string, body?: unknown) =>
      stage.call(method, at, body, stage.admin);
    expect((await stage.call('GET', path)).status).toBe(403);
    const shown = (await asAdmin('GET', path)).json;
    expect(shown).toMatchObject({ client: { id: client.id, identifier: 'my-app' } });
    expect(JSON.stringify(shown)).not.toContain(client.secret);
    const { access_token } = await tokenFor(stage, client);
    const changed = await asAdmin('PUT', path, { client: { name: 'Other' } });
    expect(changed.json).toMatchObject({ client: { name: 'Other', redirect_uri: [REDIRECT] } });
    const renewed = await asAdmin('PUT', `${path}/generate_secret.json`);
    const { secret } = (renewed.json as { client: Client }).client;
    expect(secret).not.toBe(client.secret);
    const grant = { grant_type: 'refresh_token', refresh_token: 'x' };
    expect((await trade(stage, client, grant)).status).toBe(401);
    expect((await trade(stage, { ...client, secret }, grant)).status).toBe(400);
    expect(await me(stage, access_token)).toBe(200);
    expect((await asAdmin('DELETE', path)).status).toBe(204);
    expect(await me(stage, access_token)).toBe(401);
    expect((await asAdmin('GET', path)).status).toBe(404);
  });

  it.each<[string, object]>([
    ['an identifier that is taken', { identifier: 'my-app' }],
    ['a wrong identifier', { identifier: 'a b' }],
    ['no name', { name: undefined }],
    ['a relative redirect', { redirect_uri: ['/callback'] }],
    ['a plain redirect', { redirect_uri: ['http://app.example/'] }],
    ['a redirect of two lines', { redirect_uri: ['https://a.example/\r\nx: y'] }],
    ['a redirect that is a script', { redirect_uri: 'javascript:alert(1)' }],
  ])('is not made with %s', async (_what, wrong) => {
    const stage = createStage();
    await register(stage);
    const client = { name: 'A', identifier: 'a', redirect_uri: ['http://localhost:1/'], ...wrong };
    const answer = await stage.call('POST', '/api/v2/oauth/clients', { client }, stage.admin);
    expect(answer).toMatchObject({ status: 422, json: { error: 'RecordInvalid' } });
    const list = await stage.call('GET', '/api/v2/oauth/clients', undefined, stage.admin);
    expect(list.json).toMatchObject({ count: 1 });
  });
});

it('keeps its secrets out of the trace', async () => {
  const stage = createStage();
  const client = await register(stage);
  const { access_token, refresh_token } = await tokenFor(stage, client);
  await me(stage, access_token);
  const text = stage.trace.tail(0).lines.join('\n');
  expect(text).toContain('/oauth/tokens');
  for (const secret of [client.secret, access_token, refresh_token]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(text).not.toContain(secret);
  }
});

it('never fails, whatever is sent', async () => {
  const stage = createStage(1, { rateFactor: 1_000 });
  const client = await register(stage);
  const names = ['grant_type', 'client_id', 'client_secret', 'code', 'redirect_uri', 'scope'];
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('authorization_code', 'refresh_token', 'code', client.identifier, REDIRECT),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom(...names, 'response_type', '__proto__'), value),
      fc.jsonValue(),
      async (fields, body) => {
        for (const answer of [
          await allow(stage, stage.agent, fields),
          await stage.zendesk.handler(postForm(`${ZENDESK}/oauth/tokens`, fields)),
          await stage.zendesk.handler(
            get(`${ZENDESK}/oauth/authorizations/new?${new URLSearchParams(fields)}`, stage.agent),
          ),
          await stage.call('POST', '/oauth/tokens', body, {}),
          await stage.call('POST', '/api/v2/oauth/tokens', { token: body }),
          await stage.call('POST', '/api/v2/oauth/clients', { client: body }, stage.admin),
        ]) {
          expect(answer.status).toBeLessThan(500);
        }
      },
    ),
    { numRuns: 60 },
  );
});
