// Who is in which group, as a table. https://developer.zendesk.com/api-reference/ticketing/groups/group_memberships/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Membership } from '../../world/group.ts';
import { createMembership, leaveGroup, makeDefaultGroup } from '../../world/group-changes.ts';
import { listingOf } from '../../world/listing.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf, idsOf, itemsIn } from '../protocol/records.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { groupJson, membershipJson } from './group-wire.ts';

const MEMBERSHIP = z.looseObject({
  user_id: z.int(),
  group_id: z.int(),
  default: z.boolean().nullish(),
});

const list = (desk: Desk, call: Call, memberships: readonly Membership[]): Response =>
  pageOf(
    call,
    'group_memberships',
    listingOf(memberships, ({ id }) => [id]),
    (membership) => membershipJson(desk, membership),
    sideloads<Membership>(call, {
      users: (items) =>
        named(
          items.map(({ userId }) => userId),
          desk.world.users.get,
        ).map((user) => userJson(desk, user)),
      groups: (items) =>
        named(
          items.map(({ groupId }) => groupId),
          desk.world.groups.get,
        ).map((group) => groupJson(desk, group)),
    }),
  );

const some = ({ world }: Desk, wanted: (membership: Membership) => boolean) =>
  [...world.memberships].filter(wanted);

/** The one of the path; below a user or a group it must be theirs. */
function find({ world }: Desk, { params }: Call): Membership | undefined {
  const membership = world.memberships.get(idOf(params['membership']));
  const user = params['user'];
  return user === undefined || membership?.userId === idOf(user) ? membership : undefined;
}

const withMembership =
  (handle: (desk: Desk, membership: Membership, call: Call) => Response) =>
  (desk: Desk, call: Call): Response => {
    const membership = find(desk, call);
    return membership === undefined ? NOT_FOUND : handle(desk, membership, call);
  };

const show = withMembership((desk, membership) =>
  answer(200, { group_membership: membershipJson(desk, membership) }),
);

const remove = withMembership(({ world }, membership) => {
  leaveGroup(world, membership);
  return DELETED;
});

function create(desk: Desk, call: Call): Response {
  const read = readRoot(call, 'group_membership', MEMBERSHIP);
  if ('response' in read) return read.response;
  const { user_id, group_id, default: isDefault } = read.value;
  const made = createMembership(desk.world, user_id, group_id, desk.clock.now());
  if ('refused' in made) return recordInvalid(made.refused);
  if (isDefault === true) makeDefaultGroup(desk.world, made);
  const json = membershipJson(desk, made);
  const unknown = unknownIn('group_membership', read.value, MEMBERSHIP);
  const warn = warning('group_memberships', 'create', unknown);
  return answer(201, { group_membership: json }, { ...warn, location: json.url });
}

function createMany(desk: Desk, call: Call): Response {
  const list = itemsIn(call, 'group_memberships');
  if (!('items' in list)) return list;
  const make = (item: unknown, index: number) => {
    const read = MEMBERSHIP.safeParse(item);
    if (!read.success) return failedTask(index, 'GroupMembershipCreateFailed', 'Invalid');
    const { user_id, group_id, default: isDefault } = read.data;
    const made = createMembership(desk.world, user_id, group_id, desk.clock.now());
    if (!('refused' in made) && isDefault === true) makeDefaultGroup(desk.world, made);
    return 'refused' in made
      ? failedTask(index, 'GroupMembershipCreateFailed', made.refused[0]?.description ?? '')
      : { index, id: made.id, status: 'Created' };
  };
  const work = () => list.items.map(make);
  const total = list.items.length;
  return startJob(desk, call, { type: 'Bulk Create GroupMembership', total, work });
}

function destroyMany(desk: Desk, call: Call): Response {
  const which = idsOf(call);
  if (!('ids' in which)) return which;
  const drop = (id: number, index: number) => {
    const membership = desk.world.memberships.get(id);
    if (membership === undefined) {
      return failedTask(index, 'GroupMembershipNotFound', 'There is no such membership', id);
    }
    leaveGroup(desk.world, membership);
    return { index, id, action: 'delete', status: 'Deleted', success: true };
  };
  const work = () => which.ids.map(drop);
  return startJob(desk, call, {
    type: 'Bulk Delete GroupMembership',
    total: which.ids.length,
    work,
  });
}

const makeDefault = withMembership((desk, membership, call) => {
  makeDefaultGroup(desk.world, membership);
  return list(
    desk,
    call,
    some(desk, ({ userId }) => userId === membership.userId),
  );
});

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/groups/group_memberships/';
const OURS = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const all = asAgent((desk, call) => list(desk, call, [...desk.world.memberships]));

export const MEMBERSHIP_ROUTES: readonly Route<Desk>[] = [
  { ...OURS, method: 'GET', path: '/api/v2/group_memberships', handle: all },
  { ...OURS, method: 'GET', path: '/api/v2/group_memberships/assignable', handle: all },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/group_memberships/{membership}',
    handle: asAgent(show),
  },
  { ...OURS, method: 'POST', path: '/api/v2/group_memberships', handle: asAdmin(create) },
  {
    ...OURS,
    method: 'DELETE',
    path: '/api/v2/group_memberships/{membership}',
    handle: asAdmin(remove),
  },
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/group_memberships/create_many',
    handle: asAdmin(createMany),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: '/api/v2/group_memberships/destroy_many',
    handle: asAdmin(destroyMany),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/groups/{group}/memberships',
    handle: asAgent((desk, call) => {
      const id = idOf(call.params['group']);
      if (desk.world.groups.get(id) === undefined) return NOT_FOUND;
      return list(
        desk,
        call,
        some(desk, ({ groupId }) => groupId === id),
      );
    }),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/users/{user}/group_memberships',
    handle: asAgent((desk, call) => {
      const id = idOf(call.params['user']);
      if (desk.world.users.get(id) === undefined) return NOT_FOUND;
      return list(
        desk,
        call,
        some(desk, ({ userId }) => userId === id),
      );
    }),
  },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/users/{user}/group_memberships/{membership}',
    handle: asAgent(show),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: '/api/v2/users/{user}/group_memberships/{membership}',
    handle: asAdmin(remove),
  },
  {
    ...OURS,
    method: 'PUT',
    path: '/api/v2/users/{user}/group_memberships/{membership}/make_default',
    handle: asAdmin(makeDefault),
  },
];
