// Groups and who is in them, and what clients ask about the account itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Group, Membership } from '../../../simulators/zendesk/world/group.ts';
import {
  createGroup,
  createMembership,
  deleteGroup,
  leaveGroup,
  makeDefaultGroup,
} from '../../../simulators/zendesk/world/group-changes.ts';
import {
  createUserFrom,
  deactivateUser,
  updateUser,
} from '../../../simulators/zendesk/world/user-changes.ts';
import { addGroup, createWorld, type World } from '../../../simulators/zendesk/world/world.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { createStage, type Stage } from './stage.ts';

type Made = Readonly<Record<string, { readonly id: number }>>;

const made = async (stage: Stage, path: string, body: object): Promise<number> => {
  const answer = await stage.call('POST', `/api/v2/${path}`, body, stage.admin);
  expect(answer.status).toBe(201);
  return Object.values(answer.json as Made)[0]?.id ?? 0;
};

const finished = async (stage: Stage, answer: { readonly json: unknown }): Promise<unknown> => {
  const { id } = (answer.json as { job_status: { id: string } }).job_status;
  await stage.clock.settle();
  await stage.clock.advance(60_000);
  const job = await stage.call('GET', `/api/v2/job_statuses/${id}`);
  return (job.json as { job_status: { results: unknown } }).job_status.results;
};

describe('groups', () => {
  it('are made, shown, changed and deleted, by admins', async () => {
    const stage = createStage();
    const id = await made(stage, 'groups', { group: { name: 'Second', description: 'D' } });
    const path = `/api/v2/groups/${id}`;
    const group = { id, name: 'Second', description: 'D', default: false, is_public: true };
    expect(await stage.call('GET', `${path}.json`)).toMatchObject({ status: 200, json: { group } });
    const put = await stage.call('PUT', path, { group: { name: 'Third' } }, stage.admin);
    expect(put.json).toMatchObject({ group: { name: 'Third', description: 'D' } });
    expect((await stage.call('GET', '/api/v2/groups/count')).json).toMatchObject({
      count: { value: 2 },
    });
    expect((await stage.call('DELETE', path, undefined, stage.admin)).status).toBe(204);
    expect((await stage.call('GET', path)).status).toBe(404);
  });

  it('the default one stays', async () => {
    const stage = createStage();
    const { json } = await stage.call('GET', '/api/v2/groups/assignable');
    const [group] = (json as { groups: { id: number; default: boolean }[] }).groups;
    expect(group?.default).toBe(true);
    const path = `/api/v2/groups/${group?.id}`;
    expect((await stage.call('DELETE', path, undefined, stage.admin)).status).toBe(422);
    expect((await stage.call('GET', path)).status).toBe(200);
  });

  it.each([
    ['POST', 'groups', { group: { name: 'A' } }],
    ['POST', 'group_memberships', { group_membership: { user_id: 1, group_id: 1 } }],
    ['POST', 'organizations', { organization: { name: 'A' } }],
    ['POST', 'organizations/1/merge', { organization_merge: { winner_id: 2 } }],
    ['POST', 'ticket_fields', { ticket_field: { type: 'text', title: 'A' } }],
    ['PUT', 'user_fields/reorder', { user_field_ids: [] }],
  ] as const)('an agent cannot %s %s', async (method, path, body) => {
    expect((await createStage().call(method, `/api/v2/${path}`, body)).status).toBe(403);
  });

  it.each([
    [{ group: {} }, 422],
    [{ group: { name: ' ' } }, 422],
    [{ group: { name: ['A'] } }, 422],
    [{ group: [] }, 400],
    [null, 400],
  ])('%j is refused', async (body, status) => {
    const stage = createStage();
    expect((await stage.call('POST', '/api/v2/groups', body, stage.admin)).status).toBe(status);
    expect((await stage.call('GET', '/api/v2/groups/count')).json).toMatchObject({
      count: { value: 1 },
    });
  });
});

describe('group memberships', () => {
  it('come one by one, with the user and the group beside them', async () => {
    const stage = createStage();
    const id = await made(stage, 'groups', { group: { name: 'Second' } });
    const membership = { user_id: stage.agentId, group_id: id };
    const one = await made(stage, 'group_memberships', { group_membership: membership });
    const again = await stage.call(
      'POST',
      '/api/v2/group_memberships',
      { group_membership: membership },
      stage.admin,
    );
    expect(again).toMatchObject({
      status: 422,
      json: { details: { user_id: [{ error: 'DuplicateValue' }] } },
    });
    const listed = await stage.call('GET', `/api/v2/groups/${id}/memberships?include=users,groups`);
    expect(listed.json).toMatchObject({
      group_memberships: [{ ...membership, id: one, default: false }],
      users: [{ id: stage.agentId }],
      groups: [{ id, name: 'Second' }],
    });
    const mine = `/api/v2/users/${stage.agentId}/group_memberships/${one}`;
    const chosen = await stage.call('PUT', `${mine}/make_default`, {}, stage.admin);
    expect(chosen.json).toMatchObject({
      group_memberships: [{ default: false }, { id: one, default: true }],
    });
    expect((await stage.call('DELETE', mine, undefined, stage.admin)).status).toBe(204);
    const user = await stage.call('GET', `/api/v2/users/${stage.agentId}`);
    expect((user.json as { user: { default_group_id: number } }).user.default_group_id).not.toBe(
      id,
    );
  });

  it('only agents are members', async () => {
    const stage = createStage();
    const user_id = await made(stage, 'users', { user: { name: 'Ana' } });
    const group_id = await made(stage, 'groups', { group: { name: 'Second' } });
    const body = { group_membership: { user_id, group_id } };
    const answer = await stage.call('POST', '/api/v2/group_memberships', body, stage.admin);
    expect(answer.status).toBe(422);
  });

  it('many are made and taken away by jobs', async () => {
    const stage = createStage();
    const group_id = await made(stage, 'groups', { group: { name: 'Second' } });
    const many = [{ user_id: stage.agentId, group_id }, { user_id: 1, group_id }, 'x'];
    const path = '/api/v2/group_memberships';
    const body = { group_memberships: many };
    const started = await stage.call('POST', `${path}/create_many`, body, stage.admin);
    const results = (await finished(stage, started)) as { id: number }[];
    expect(results).toMatchObject([
      { index: 0, status: 'Created' },
      { index: 1, error: 'GroupMembershipCreateFailed' },
      { index: 2, error: 'GroupMembershipCreateFailed' },
    ]);
    const gone = `${path}/destroy_many?ids=${results[0]?.id},5`;
    const dropped = await stage.call('DELETE', gone, undefined, stage.admin);
    expect(await finished(stage, dropped)).toMatchObject([
      { success: true },
      { error: 'GroupMembershipNotFound' },
    ]);
  });
});

const NOW = 0;

/** Whatever is done, who is in what is said alike in both places. */
function expectAgreement(world: World): void {
  for (const user of world.users) {
    const groups = [...world.memberships]
      .filter(({ userId }) => userId === user.id)
      .map(({ groupId }) => groupId);
    expect(new Set(groups)).toEqual(user.memberships);
    expect(groups.length).toBe(user.memberships.size);
    if (groups.length === 0) expect(user.defaultGroupId).toBeNull();
    else expect(groups).toContain(user.defaultGroupId);
    if (user.role === 'end-user' || !user.active) expect(groups).toEqual([]);
    for (const id of groups) expect(world.groups.get(id)).toBeDefined();
  }
}

const pick = <T>(items: Iterable<T>, n: number): T | undefined => {
  const all = [...items];
  return all[n % all.length];
};

describe('whatever is done to groups', () => {
  const DEEDS = ['group', 'join', 'leave', 'default', 'drop', 'user', 'role', 'gone'] as const;

  it('users and memberships agree', () => {
    const deed = fc.tuple(fc.constantFrom(...DEEDS), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const world = createWorld(createRandom(1));
        addGroup(world, 'Support', true, NOW);
        createUserFrom(world, { name: 'A', role: 'admin' }, NOW);
        for (const [what, a, b] of deeds) {
          const user = pick(world.users, a);
          const group = pick<Group>(world.groups, b);
          const membership = pick<Membership>(world.memberships, b);
          if (user === undefined || group === undefined) continue;
          if (what === 'group') createGroup(world, { name: 'G' }, NOW);
          if (what === 'join') createMembership(world, user.id, group.id, NOW);
          if (what === 'leave' && membership !== undefined) leaveGroup(world, membership);
          if (what === 'default' && membership !== undefined) makeDefaultGroup(world, membership);
          if (what === 'drop') deleteGroup(world, group);
          if (what === 'user') createUserFrom(world, { name: 'U', role: 'agent' }, NOW);
          if (what === 'role') updateUser(world, user, { role: b < 5 ? 'end-user' : 'agent' }, NOW);
          if (what === 'gone') deactivateUser(world, user, NOW);
          expectAgreement(world);
        }
      }),
    );
  });
});

describe('the account', () => {
  it.each([
    ['locales', { locales: [{ locale: 'en-US', default: true }, {}, {}] }],
    ['locales/current', { locale: { id: 1 } }],
    ['locales/public', { locales: [{}, {}, {}] }],
    ['locales/ja', { locale: { id: 67 } }],
    ['brands', { brands: [{ default: true, subdomain: 'acme' }] }],
    ['account/settings', { settings: { tickets: { tagging: true } } }],
    ['custom_statuses', { custom_statuses: [{ status_category: 'new' }, {}, {}, {}, {}] }],
    ['ticket_forms', { ticket_forms: [] }],
    ['custom_roles', { custom_roles: [] }],
    ['satisfaction_ratings', { satisfaction_ratings: [] }],
    ['sharing_agreements', { sharing_agreements: [] }],
    ['activities', { activities: [] }],
    ['business_hours/schedules', { schedules: [] }],
  ])('%s', async (path, json) => {
    expect(await createStage().call('GET', `/api/v2/${path}.json`)).toMatchObject({
      status: 200,
      json,
    });
  });

  it('every ticket names the brand', async () => {
    const stage = createStage();
    const ticket = { subject: 'A', comment: { body: 'B' } };
    const { json } = await stage.call('POST', '/api/v2/tickets', { ticket });
    const { brand_id } = (json as { ticket: { brand_id: number } }).ticket;
    expect(await stage.call('GET', `/api/v2/brands/${brand_id}`)).toMatchObject({ status: 200 });
  });
});
