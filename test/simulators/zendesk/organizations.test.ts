// Organizations: one by one, many at a time, and who is in them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organization } from '../../../simulators/zendesk/world/organization.ts';
import {
  createOrganization,
  deleteOrganization,
  mergeOrganizations,
  updateOrganization,
} from '../../../simulators/zendesk/world/organization-changes.ts';
import { allOf, nameKey } from '../../../simulators/zendesk/world/organization-index.ts';
import { joinOrganization, leave } from '../../../simulators/zendesk/world/organization-members.ts';
import {
  createUserFrom,
  deactivateUser,
  updateUser,
} from '../../../simulators/zendesk/world/user-changes.ts';
import { createWorld, type World } from '../../../simulators/zendesk/world/world.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import type { Method } from '../../../src/kernel/wire.ts';
import { type Answer, createStage, type Stage } from './stage.ts';

const admin = (stage: Stage, method: Method, path: string, body?: unknown): Promise<Answer> =>
  stage.call(method, `/api/v2/${path}`, body, stage.admin);

const idIn = ({ json }: Answer): number =>
  Object.values(json as Record<string, { readonly id: number }>)[0]?.id ?? 0;

const organization = async (stage: Stage, values: object): Promise<number> => {
  const answer = await admin(stage, 'POST', 'organizations', { organization: values });
  expect(answer.status).toBe(201);
  return idIn(answer);
};

const user = async (stage: Stage, values: object): Promise<number> => {
  const answer = await admin(stage, 'POST', 'users', { user: { name: 'Ana', ...values } });
  expect(answer.status).toBe(201);
  return idIn(answer);
};

const results = async (stage: Stage, started: Answer): Promise<unknown> => {
  expect(started.json).toMatchObject({ job_status: { status: 'queued' } });
  const { id } = (started.json as { job_status: { id: string } }).job_status;
  await stage.clock.advance(60_000);
  const job = await stage.call('GET', `/api/v2/job_statuses/${id}`);
  expect(job.json).toMatchObject({ job_status: { status: 'completed' } });
  return (job.json as { job_status: { results: unknown } }).job_status.results;
};

describe('organizations', () => {
  it('are made, shown, changed and deleted', async () => {
    const stage = createStage();
    const values = {
      name: 'Acme',
      external_id: 'X1',
      tags: ['b', 'a'],
      domain_names: ['a.example'],
    };
    const id = await organization(stage, values);
    const path = `organizations/${id}`;
    expect((await admin(stage, 'GET', path)).json).toMatchObject({
      organization: { id, name: 'Acme', external_id: 'X1', organization_fields: {} },
    });
    const put = await admin(stage, 'PUT', path, { organization: { details: 'D', surprise: 1 } });
    expect(put.json).toMatchObject({ organization: { name: 'Acme', details: 'D' } });
    expect(put.headers['x-zendesk-api-warn']).toContain('organization.surprise');
    expect((await admin(stage, 'DELETE', path)).status).toBe(204);
    expect((await admin(stage, 'GET', path)).status).toBe(404);
    await organization(stage, values);
  });

  it.each([
    [
      { name: 'ACME ' },
      { name: [{ error: 'DuplicateValue', description: 'Name: ACME  has already been taken' }] },
    ],
    [{ name: 'B', external_id: 'x1' }, { external_id: [{ error: 'DuplicateValue' }] }],
    [{}, { name: [{ error: 'BlankValue' }] }],
    [{ name: 'B', group_id: 7 }, { group: [{ error: 'InvalidValue' }] }],
    [{ name: 'B', tags: 'x' }, { tags: [{ error: 'InvalidValue' }] }],
    [{ name: 'B', organization_fields: { size: 'many' } }, { size: [{ error: 'InvalidValue' }] }],
  ])('%j is refused and changes nothing', async (values, details) => {
    const stage = createStage();
    const field = { type: 'integer', key: 'size', title: 'Size' };
    await admin(stage, 'POST', 'organization_fields', { organization_field: field });
    await organization(stage, { name: 'Acme', external_id: 'X1' });
    const answer = await admin(stage, 'POST', 'organizations', { organization: values });
    expect(answer).toMatchObject({ status: 422, json: { error: 'RecordInvalid', details } });
    expect((await admin(stage, 'GET', 'organizations/count')).json).toMatchObject({
      count: { value: 1 },
    });
  });

  it('are found by external id, by name and by the beginning of a name', async () => {
    const stage = createStage();
    const one = await organization(stage, { name: 'Acme One', external_id: 'X1' });
    const two = await organization(stage, { name: 'acme two' });
    await organization(stage, { name: 'Other' });
    const found = async (path: string) => {
      const { json, status } = await stage.call('GET', `/api/v2/organizations/${path}`);
      expect(status).toBe(200);
      return (json as { organizations: { id: number }[] }).organizations.map(({ id }) => id);
    };
    expect(await found('search?external_id=x1')).toEqual([one]);
    expect(await found('search?name=ACME%20TWO')).toEqual([two]);
    expect(await found('search?external_id=none')).toEqual([]);
    expect(await found('autocomplete?name=ac')).toEqual([one, two]);
    expect(await found(`show_many?ids=${two},${one},5`)).toEqual([one, two]);
    expect(await found('show_many?external_ids=X1')).toEqual([one]);
    expect((await stage.call('GET', '/api/v2/organizations/autocomplete?name=a')).status).toBe(400);
  });

  it('create_or_update finds by external id', async () => {
    const stage = createStage();
    const path = 'organizations/create_or_update';
    const first = await admin(stage, 'POST', path, {
      organization: { name: 'A', external_id: '1' },
    });
    const again = await admin(stage, 'POST', path, { organization: { name: 'B', external_id: 1 } });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(idIn(again)).toBe(idIn(first));
  });

  it('many are made, changed and deleted by jobs', async () => {
    const stage = createStage();
    const many = [{ name: 'A' }, { name: 'a' }, { name: 3 }, { name: 'B' }];
    const created = (await results(
      stage,
      await admin(stage, 'POST', 'organizations/create_many', { organizations: many }),
    )) as { id: number }[];
    expect(created).toMatchObject([
      { status: 'Created' },
      { error: 'OrganizationCreateFailed' },
      { error: 'OrganizationCreateFailed' },
      { status: 'Created' },
    ]);
    const ids = [created[0]?.id, created[3]?.id];
    const each = { organizations: ids.map((id) => ({ id, notes: `of ${id}` })) };
    await results(stage, await admin(stage, 'PUT', 'organizations/update_many', each));
    const same = { organization: { details: 'same' } };
    const path = `organizations/update_many?ids=${ids.join()}`;
    await results(stage, await admin(stage, 'PUT', path, same));
    expect((await admin(stage, 'GET', 'organizations')).json).toMatchObject({
      organizations: ids.map((id) => ({ id, notes: `of ${id}`, details: 'same' })),
    });
    const gone = `organizations/destroy_many?ids=${ids.join()},7`;
    expect(await results(stage, await admin(stage, 'DELETE', gone))).toMatchObject([
      { success: true },
      { success: true },
      { error: 'OrganizationNotFound' },
    ]);
    const hundred = { organizations: Array.from({ length: 101 }, () => ({ name: 'A' })) };
    const tooMany = await admin(stage, 'POST', 'organizations/create_many', hundred);
    expect(tooMany).toMatchObject({ status: 400, json: { error: 'TooManyValues' } });
  });

  it('tags are set, added and taken away', async () => {
    const stage = createStage();
    const path = `organizations/${await organization(stage, { name: 'A', tags: ['a'] })}/tags`;
    const tags = async (method: Method, given: readonly string[]) =>
      (
        (await admin(stage, method, path, { tags: given })).json as { tags: string[] }
      ).tags.toSorted();
    expect(await tags('PUT', ['b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(await tags('DELETE', ['a'])).toEqual(['b', 'c']);
    expect(await tags('POST', ['d'])).toEqual(['d']);
  });
});

describe('who is in an organization', () => {
  it('a user by organization_id, by a membership, or by the domain of the address', async () => {
    const stage = createStage();
    const one = await organization(stage, { name: 'One', domain_names: ['One.example'] });
    const two = await organization(stage, { name: 'Two' });
    const ana = await user(stage, { organization_id: two });
    const bob = await user(stage, { email: 'bob@one.example' });
    const membership = { organization_membership: { user_id: ana, organization_id: one } };
    const joined = await admin(stage, 'POST', 'organization_memberships', membership);
    expect(joined.json).toMatchObject({
      organization_membership: { default: false, organization_name: 'One' },
    });
    expect((await admin(stage, 'POST', 'organization_memberships', membership)).status).toBe(422);
    expect((await admin(stage, 'GET', `organizations/${one}/users`)).json).toMatchObject({
      users: [
        { id: ana, organization_id: two },
        { id: bob, organization_id: one },
      ],
    });
    expect((await admin(stage, 'GET', `users/${ana}/organizations`)).json).toMatchObject({
      organizations: [{ id: one }, { id: two }],
    });
    await admin(stage, 'PUT', `users/${ana}/organizations/${one}/make_default`, {});
    const shown = async () => (await admin(stage, 'GET', `users/${ana}`)).json;
    expect(await shown()).toMatchObject({ user: { organization_id: one } });
    await admin(stage, 'DELETE', `organizations/${one}`);
    expect(await shown()).toMatchObject({ user: { organization_id: two } });
    await admin(stage, 'PUT', `users/${ana}`, { user: { organization_id: null } });
    expect(await shown()).toMatchObject({ user: { organization_id: null } });
    expect((await admin(stage, 'GET', `organizations/${two}/related`)).json).toMatchObject({
      organization_related: { tickets_count: 0, users_count: 0 },
    });
  });

  it('memberships are made and taken away many at a time', async () => {
    const stage = createStage();
    const organization_id = await organization(stage, { name: 'One' });
    const user_id = await user(stage, {});
    const organization_memberships = [{ user_id, organization_id }, { user_id }];
    const path = 'organization_memberships';
    const body = { organization_memberships };
    const started = await admin(stage, 'POST', `${path}/create_many`, body);
    const made = (await results(stage, started)) as { id: number }[];
    expect(made).toMatchObject([
      { status: 'Created' },
      { error: 'OrganizationMembershipCreateFailed' },
    ]);
    const gone = await admin(stage, 'DELETE', `${path}/destroy_many?ids=${made[0]?.id}`);
    expect(await results(stage, gone)).toMatchObject([{ success: true }]);
  });

  it('a merge moves people, tickets and domains', async () => {
    const stage = createStage();
    const loser = await organization(stage, { name: 'Loser', domain_names: ['l.example'] });
    const winner = await organization(stage, { name: 'Winner', domain_names: ['w.example'] });
    const requester_id = await user(stage, { organization_id: loser });
    const ticket = { subject: 'A', comment: { body: 'B' }, requester_id };
    await stage.call('POST', '/api/v2/tickets', { ticket });
    const path = `organizations/${loser}/merge`;
    const self = await admin(stage, 'POST', path, { organization_merge: { winner_id: loser } });
    expect(self.status).toBe(422);
    const begun = await admin(stage, 'POST', path, { organization_merge: { winner_id: winner } });
    expect(begun.json).toMatchObject({ organization_merge: { status: 'new' } });
    await stage.clock.advance(60_000);
    const merge = `organization_merges/${idIn(begun)}`;
    expect((await admin(stage, 'GET', merge)).json).toMatchObject({
      organization_merge: { status: 'complete', loser_id: loser, winner_id: winner },
    });
    expect((await admin(stage, 'GET', `organizations/${loser}`)).status).toBe(404);
    expect((await admin(stage, 'GET', `organizations/${winner}`)).json).toMatchObject({
      organization: { domain_names: ['w.example', 'l.example'] },
    });
    expect((await admin(stage, 'GET', `users/${requester_id}`)).json).toMatchObject({
      user: { organization_id: winner },
    });
    expect((await admin(stage, 'GET', 'tickets/1')).json).toMatchObject({
      ticket: { organization_id: winner },
    });
  });
});

const NOW = 0;
const pick = <T>(items: Iterable<T>, n: number): T | undefined => {
  const all = [...items];
  return all[n % all.length];
};

function expectConsistency(world: World): void {
  const names = [...world.organizations].map(({ name }) => nameKey(name));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(world.organizationIndex.byName.keys())).toEqual(new Set(names));
  for (const { id, organizationId } of world.users) {
    const theirs = allOf(world.organizationMembers.ofUser, id).map((one) => one.organizationId);
    expect(new Set(theirs).size).toBe(theirs.length);
    if (organizationId === null) expect(theirs).toEqual([]);
    else expect(theirs).toContain(organizationId);
    for (const one of theirs) expect(world.organizations.get(one)).toBeDefined();
  }
}

const DEEDS = [
  'make',
  'rename',
  'drop',
  'merge',
  'join',
  'leave',
  'user',
  'place',
  'gone',
] as const;
type Deed = readonly [(typeof DEEDS)[number], number, number];

function perform(world: World, [what, a, b]: Deed): void {
  const one = pick<Organization>(world.organizations, a);
  const two = pick<Organization>(world.organizations, b);
  const someone = pick(world.users, b);
  const membership = pick(world.organizationMemberships, b);
  const name = 'aAbB'.charAt(b % 4);
  if (what === 'make') createOrganization(world, { name, domainNames: [`${a}.example`] }, NOW);
  if (what === 'user') {
    createUserFrom(
      world,
      { name, identities: [{ type: 'email', value: `${b}@${a}.example` }] },
      NOW,
    );
  }
  if (what === 'leave' && membership !== undefined) leave(world, membership);
  if (one === undefined) return;
  if (what === 'rename') updateOrganization(world, one, { name }, NOW);
  if (what === 'drop') deleteOrganization(world, one);
  if (what === 'merge' && two !== undefined && two !== one)
    mergeOrganizations(world, one, two, NOW);
  if (someone === undefined) return;
  if (what === 'gone') deactivateUser(world, someone, NOW);
  if (what === 'join') joinOrganization(world, someone.id, one.id, NOW);
  if (what === 'place') updateUser(world, someone, { organizationId: a < 3 ? null : one.id }, NOW);
}

it('whatever is done, names are there once, and users and memberships agree', () => {
  const deed = fc.tuple(fc.constantFrom(...DEEDS), fc.nat(9), fc.nat(9));
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const world = createWorld(createRandom(1));
      for (const each of deeds) {
        perform(world, each);
        expectConsistency(world);
      }
    }),
  );
});
