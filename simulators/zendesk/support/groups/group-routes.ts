// Groups, as a table. https://developer.zendesk.com/api-reference/ticketing/groups/groups/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Group } from '../../world/group.ts';
import { createGroup, deleteGroup, updateGroup } from '../../world/group-changes.ts';
import { listingOf } from '../../world/listing.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf } from '../protocol/records.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { groupJson } from './group-wire.ts';

const GROUP = z.looseObject({
  name: z.string().max(255).optional(),
  description: z.string().max(65_535).optional(),
  is_public: z.boolean().optional(),
});

const withGroup =
  (handle: (desk: Desk, group: Group, call: Call) => Response) =>
  (desk: Desk, call: Call): Response => {
    const group = desk.world.groups.get(idOf(call.params['id']));
    return group === undefined ? NOT_FOUND : handle(desk, group, call);
  };

const byId = <T extends { readonly id: number }>(items: readonly T[]) =>
  listingOf(items, ({ id }) => [id]);

/** Who is in which of the groups. */
const membersOf = ({ world }: Desk, groups: readonly Group[]): readonly User[] => {
  const ids = new Set(groups.map(({ id }) => id));
  const memberships = [...world.memberships].filter(({ groupId }) => ids.has(groupId));
  return named(
    memberships.map(({ userId }) => userId),
    world.users.get,
  );
};

const list = (desk: Desk, call: Call, groups: readonly Group[]): Response =>
  pageOf(
    call,
    'groups',
    byId(groups),
    (group) => groupJson(desk, group),
    sideloads<Group>(call, {
      users: (items) => membersOf(desk, items).map((user) => userJson(desk, user)),
    }),
  );

function create(desk: Desk, call: Call): Response {
  const read = readRoot(call, 'group', GROUP);
  if ('response' in read) return read.response;
  const group = createGroup(desk.world, read.value, desk.clock.now());
  if ('refused' in group) return recordInvalid(group.refused);
  const json = groupJson(desk, group);
  const warn = warning('groups', 'create', unknownIn('group', read.value, GROUP));
  return answer(201, { group: json }, { ...warn, location: json.url });
}

function update(desk: Desk, group: Group, call: Call): Response {
  const read = readRoot(call, 'group', GROUP);
  if ('response' in read) return read.response;
  const refused = updateGroup(desk.world, group, read.value, desk.clock.now());
  if (refused !== undefined) return recordInvalid(refused.refused);
  const warn = warning('groups', 'update', unknownIn('group', read.value, GROUP));
  return answer(200, { group: groupJson(desk, group) }, warn);
}

function groupsOfUser(desk: Desk, call: Call): Response {
  const user = desk.world.users.get(idOf(call.params['id']));
  if (user === undefined) return NOT_FOUND;
  return list(
    desk,
    call,
    [...desk.world.groups].filter(({ id }) => user.memberships.has(id)),
  );
}

const GROUPS = 'https://developer.zendesk.com/api-reference/ticketing/groups/groups/';
const OURS = { fidelity: 'supported', confidence: 'documented', source: GROUPS } as const;

export const GROUP_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/groups',
    handle: asAgent((desk, call) => list(desk, call, [...desk.world.groups])),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/groups/assignable',
    note: 'assumption: every group is',
    handle: asAgent((desk, call) => list(desk, call, [...desk.world.groups])),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/groups/count',
    handle: asAgent((desk) => countAnswer(desk, desk.world.groups.size)),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/groups/{id}',
    handle: asAgent(withGroup((desk, group) => answer(200, { group: groupJson(desk, group) }))),
  },
  { ...OURS, method: 'POST', path: '/api/v2/groups', handle: asAdmin(create) },
  { ...OURS, method: 'PUT', path: '/api/v2/groups/{id}', handle: asAdmin(withGroup(update)) },
  {
    ...OURS,
    method: 'DELETE',
    path: '/api/v2/groups/{id}',
    note: 'assumption: the default group is refused with 422, and tickets keep the id of one that is gone',
    handle: asAdmin(
      withGroup(({ world }, group) => {
        const refused = deleteGroup(world, group);
        return refused === undefined ? DELETED : recordInvalid(refused.refused);
      }),
    ),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/groups/{id}/users',
    handle: asAgent(
      withGroup((desk, group, call) =>
        pageOf(
          call,
          'users',
          byId(membersOf(desk, [group]).toSorted((a, b) => a.id - b.id)),
          (user) => userJson(desk, user),
        ),
      ),
    ),
  },
  { ...OURS, method: 'GET', path: '/api/v2/users/{id}/groups', handle: asAgent(groupsOfUser) },
];
