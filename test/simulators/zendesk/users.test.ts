// Users through the API: who may do what to whom, who is found, and what becomes of those who are merged or deleted.
import { describe, expect, it } from 'vitest';
import { SUPPORT_ROUTES } from '../../../simulators/zendesk/support/routes.ts';
import { type Account, connect, createStage, message, type Stage } from './stage.ts';

interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly tags: readonly string[];
}

const one = (json: unknown): Person => (json as { user: Person }).user;
const many = (json: unknown): readonly string[] =>
  (json as { users: readonly Person[] }).users.map(({ name }) => name);

const made = async (stage: Stage, user: object): Promise<Person> => {
  const answer = await stage.call('POST', '/api/v2/users', { user }, stage.admin);
  expect(answer).toMatchObject({ status: 201, headers: { location: expect.any(String) } });
  return one(answer.json);
};

const everybody = async (stage: Stage): Promise<string> =>
  JSON.stringify((await stage.call('GET', '/api/v2/users.json')).json);

const finished = async (stage: Stage, answer: { readonly json: unknown }): Promise<unknown> => {
  const { id } = (answer.json as { job_status: { id: string } }).job_status;
  await stage.clock.advance(60_000);
  const job = await stage.call('GET', `/api/v2/job_statuses/${id}`);
  return (job.json as { job_status: { results: unknown } }).job_status.results;
};

describe('a user', () => {
  it('is made, changed, found and deleted', async () => {
    const stage = createStage();
    const given = { name: 'Ana', email: 'Ana@Example.org', external_id: 'A-1', tags: ['Vip'] };
    const { id } = await made(stage, given);
    const path = `/api/v2/users/${id}`;
    const known = { id, email: 'ana@example.org', external_id: 'A-1', tags: ['vip'], active: true };
    expect((await stage.call('GET', path)).json).toMatchObject({ user: known });
    await stage.call('PUT', path, { user: { name: 'Ana Souza' } });
    for (const found of [
      'search?query=ana@example.org',
      'search?external_id=a-1',
      'autocomplete?name=sou',
      `show_many?ids=${id}`,
      'show_many?external_ids=A-1',
    ]) {
      const { json } = await stage.call('GET', `/api/v2/users/${found}`);
      expect([found, many(json)]).toEqual([found, ['Ana Souza']]);
    }
    const gone = await stage.call('DELETE', path);
    expect(gone).toMatchObject({ status: 200, json: { user: { id, active: false } } });
    expect(await everybody(stage)).not.toContain('Ana');
    const again = await stage.call('PUT', path, { user: { name: 'Back' } }, stage.admin);
    expect(again.status).toBe(422);
    const identity = { type: 'email', value: 'late@example.org' };
    const late = await stage.call('POST', `${path}/identities`, { identity }, stage.admin);
    expect(late.status).toBe(422);
    await made(stage, given);
  });

  it('who was deleted is listed, and can be deleted for ever', async () => {
    const stage = createStage();
    const { id } = await made(stage, { name: 'Ana', email: 'ana@example.org' });
    const path = `/api/v2/deleted_users/${id}`;
    expect((await stage.call('GET', path)).status).toBe(404);
    expect((await stage.call('DELETE', path, undefined, stage.admin)).status).toBe(404);
    await stage.call('DELETE', `/api/v2/users/${id}`);
    const json = { deleted_user: { id, email: 'ana@example.org', active: false } };
    expect(await stage.call('GET', path)).toMatchObject({ status: 200, json });
    expect((await stage.call('DELETE', path)).status).toBe(403);
    expect((await stage.call('DELETE', path, undefined, stage.admin)).status).toBe(200);
    expect((await stage.call('GET', path)).status).toBe(404);
    const { json: all } = await stage.call('GET', '/api/v2/deleted_users');
    const left = { id, name: 'Permanently Deleted User', email: null };
    expect(all).toMatchObject({ deleted_users: [left], count: 1 });
  });

  it.each([
    ['no name', { email: 'a@example.org' }, 422],
    ['a name of blanks', { name: '  ' }, 422],
    ['an address that is none', { name: 'A', email: 'nowhere' }, 422],
    ['an address of another', { name: 'A', email: 'known@example.org' }, 422],
    ['an address of another in capitals', { name: 'A', email: 'KNOWN@EXAMPLE.ORG' }, 422],
    ['an external id of another', { name: 'A', external_id: 'k-1' }, 422],
    ['an organization that is not there', { name: 'A', organization_id: 1 }, 422],
    ['a role that is none', { name: 'A', role: 'king' }, 422],
    ['a number for a name', { name: 1 }, 422],
    ['a list for fields', { name: 'A', user_fields: [] }, 422],
    ['a huge number', { name: 'A', organization_id: 1e300 }, 422],
  ])('with %s is refused, and nobody is made or changed', async (_what, user, status) => {
    const stage = createStage();
    await made(stage, { name: 'Known', email: 'known@example.org', external_id: 'K-1' });
    const other = await made(stage, { name: 'Other' });
    const before = await everybody(stage);
    const post = await stage.call('POST', '/api/v2/users', { user }, stage.admin);
    expect(post).toMatchObject({ status, json: { error: 'RecordInvalid' } });
    if (Object.hasOwn(user, 'name')) {
      const put = await stage.call('PUT', `/api/v2/users/${other.id}`, { user }, stage.admin);
      expect(put.status).toBe(status);
    }
    expect(await everybody(stage)).toBe(before);
  });

  it('create_or_update finds by external id, address or number', async () => {
    const stage = createStage();
    const phone = { type: 'phone_number', value: '+55 11 91234-5678' };
    const given = { name: 'Ana', email: 'a@example.org', external_id: '7', identities: [phone] };
    const { id } = await made(stage, given);
    for (const user of [
      { external_id: 7, name: 'B' },
      { email: 'A@example.org', name: 'C' },
      { identities: [{ type: 'phone_number', value: '+55 (11) 91234-5678' }], name: 'D' },
    ]) {
      const done = await stage.call('POST', '/api/v2/users/create_or_update', { user });
      expect(done).toMatchObject({ status: 200, json: { user: { id, name: user.name } } });
    }
    const fresh = { user: { email: 'new@example.org', name: 'N', external_id: '' } };
    expect((await stage.call('POST', '/api/v2/users/create_or_update', fresh)).status).toBe(201);
  });

  it('many are made, changed and deleted by jobs', async () => {
    const stage = createStage();
    const users = [{ name: 'A' }, { name: '' }, { name: 'B' }];
    const results = await finished(
      stage,
      await stage.call('POST', '/api/v2/users/create_many', { users }),
    );
    expect(results).toMatchObject([{ status: 'Created' }, { error: 'UserCreateFailed' }, {}]);
    const ids = (results as { id?: number }[]).flatMap(({ id }) => id ?? []).join(',');
    const change = { user: { notes: 'N' } };
    await finished(stage, await stage.call('PUT', `/api/v2/users/update_many?ids=${ids}`, change));
    const path = `/api/v2/users/destroy_many?ids=${ids}`;
    expect((await stage.call('DELETE', path)).status).toBe(403);
    await finished(stage, await stage.call('DELETE', path, undefined, stage.admin));
    const { json } = await stage.call('GET', '/api/v2/deleted_users');
    expect(json).toMatchObject({ count: 2 });
    const tooMany = { users: Array.from({ length: 101 }, () => ({ name: 'X' })) };
    const refused = await stage.call('POST', '/api/v2/users/create_many', tooMany);
    expect(refused).toMatchObject({ status: 400, json: { error: 'TooManyValues' } });
  });

  it('tags are set, added and taken away', async () => {
    const stage = createStage();
    const { id } = await made(stage, { name: 'Ana' });
    const path = `/api/v2/users/${id}/tags`;
    for (const [method, tags, after] of [
      ['POST', ['a', 'b'], ['a', 'b']],
      ['PUT', ['c', 'a'], ['a', 'b', 'c']],
      ['DELETE', ['a'], ['b', 'c']],
    ] as const) {
      expect((await stage.call(method, path, { tags })).json).toEqual({ tags: after });
    }
    expect((await stage.call('PUT', path, { tags: 'x' })).status).toBe(400);
    expect((await stage.call('GET', path)).json).toEqual({ tags: ['b', 'c'] });
  });

  it('whose credentials are suspended comes in no more', async () => {
    const stage = createStage();
    const path = `/api/v2/users/${stage.agentId}`;
    await stage.call('PUT', path, { user: { suspended: true } }, stage.admin);
    expect((await stage.call('GET', '/api/v2/users/me')).status).toBe(401);
    await stage.call('PUT', path, { user: { suspended: false } }, stage.admin);
    expect((await stage.call('GET', '/api/v2/users/me')).status).toBe(200);
    await stage.call('DELETE', path, undefined, stage.admin);
    expect((await stage.call('GET', '/api/v2/users/me')).status).toBe(401);
  });
});

describe('an agent', () => {
  it('does not do what is for admins, whatever the route', async () => {
    const stage = createStage();
    const adminOnly: string[] = [];
    for (const { method, path } of SUPPORT_ROUTES) {
      const real = path.replace(/\{[^}]+\}/g, '1');
      if (!/^\/api\/v2\/(?:group|organization|user|ticket_field|deleted_user)/.test(real)) continue;
      if (method === 'GET') continue;
      const answer = await stage.call(method, real, {});
      if (answer.status === 403) adminOnly.push(`${method} ${path.replace('/api/v2/', '')}`);
      else expect([400, 404]).toContain(answer.status);
    }
    const named = (method: string, ...paths: string[]) => paths.map((path) => `${method} ${path}`);
    expect(adminOnly).toEqual(
      expect.arrayContaining([
        ...named('POST', 'groups', 'group_memberships', 'organizations', 'user_fields'),
        ...named('POST', 'ticket_fields', 'organization_fields', 'organizations/{id}/merge'),
        ...named('PUT', 'groups/{id}', 'organizations/{id}', 'user_fields/{id}'),
        ...named('DELETE', 'groups/{id}', 'organizations/{id}', 'deleted_users/{id}'),
        ...named('DELETE', 'users/destroy_many', 'ticket_fields/{id}'),
      ]),
    );
  });

  it.each([
    ['make an agent', 'POST', '', { name: 'X', role: 'agent' }],
    ['become an admin', 'PUT', '/{me}', { role: 'admin' }],
    ['change an admin', 'PUT', '/{admin}', { name: 'X' }],
    ['delete an admin', 'DELETE', '/{admin}', undefined],
    ['give an admin an address', 'POST', '/{admin}/identities', { type: 'email', value: 'x@y.zz' }],
  ] as const)('cannot %s', async (_what, method, path, given) => {
    const stage = createStage();
    const me = await stage.call('GET', '/api/v2/users/me', undefined, stage.admin);
    const real = path.replace('{me}', `${stage.agentId}`).replace('{admin}', `${one(me.json).id}`);
    const before = await everybody(stage);
    const body = path.endsWith('identities') ? { identity: given } : { user: given };
    expect((await stage.call(method, `/api/v2/users${real}`, body)).status).toBe(403);
    expect(await everybody(stage)).toBe(before);
  });

  it('nobody deletes themselves, or who waits for an answer', async () => {
    const stage = createStage();
    const self = await stage.call('DELETE', `/api/v2/users/${stage.agentId}`);
    expect(self.status).toBe(422);
    const { id } = await made(stage, { name: 'Ana' });
    const ticket = { comment: { body: 'Hi' }, requester_id: id };
    await stage.call('POST', '/api/v2/tickets', { ticket });
    expect((await stage.call('DELETE', `/api/v2/users/${id}`)).status).toBe(422);
    expect(await everybody(stage)).toContain('Ana');
  });
});

describe('a merge', () => {
  const requesterOf = async (stage: Stage, id: number): Promise<number> => {
    const { json } = await stage.call('GET', `/api/v2/tickets/${id}`);
    return (json as { ticket: { requester_id: number } }).ticket.requester_id;
  };
  const pushed = async (account: Account): Promise<void> => {
    expect((await account.push(message())).status).toBe(200);
  };

  it('moves tickets and addresses, and the conversation goes on with the survivor', async () => {
    const stage = createStage();
    const account = await connect(stage);
    await pushed(account);
    const from = await requesterOf(stage, 1);
    const ticket = { comment: { body: 'Hi' }, requester_id: from };
    await stage.call('POST', '/api/v2/tickets', { ticket });
    const to = (await made(stage, { name: 'Survivor', email: 's@example.org' })).id;
    const body = { user: { id: to } };
    const merged = await stage.call('PUT', `/api/v2/users/${from}/merge`, body);
    expect(merged).toMatchObject({ status: 200, json: { user: { id: to, name: 'Survivor' } } });
    expect(await requesterOf(stage, 1)).toBe(to);
    expect(await requesterOf(stage, 2)).toBe(to);
    await pushed(account);
    const { json: tickets } = await stage.call('GET', '/api/v2/tickets');
    expect(tickets).toMatchObject({ count: 2 });
    const { json } = await stage.call('GET', '/api/v2/tickets/1/comments');
    const authors = (json as { comments: { author_id: number }[] }).comments.map(
      (c) => c.author_id,
    );
    expect(authors).toEqual([from, to]);
    const replied = { ticket: { comment: { body: 'Answer', public: true } } };
    expect((await stage.call('PUT', '/api/v2/tickets/1', replied)).status).toBe(200);
    await stage.clock.settle();
    expect((await stage.call('PUT', `/api/v2/users/${from}/merge`, body)).status).toBe(422);
  });

  it.each([
    ['into itself', (id: number) => id, 422],
    ['into nobody', () => 1, 404],
    ['into an agent', (_id: number, stage: Stage) => stage.agentId, 422],
  ] as const)('%s is refused', async (_what, target, status) => {
    const stage = createStage();
    const { id } = await made(stage, { name: 'Ana', email: 'ana@example.org' });
    const before = await everybody(stage);
    const body = { user: { id: target(id, stage) } };
    expect((await stage.call('PUT', `/api/v2/users/${id}/merge`, body)).status).toBe(status);
    expect(await everybody(stage)).toBe(before);
  });
});
