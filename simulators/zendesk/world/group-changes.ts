// What may be done to groups and to who is in them.
// https://developer.zendesk.com/api-reference/ticketing/groups/group_memberships/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Group, Membership } from './group.ts';
import { blank, type FieldRefusal, invalid, type Refused } from './ticket-change.ts';
import { isStaff, type User } from './user.ts';
import { addGroup, joinGroup, type World } from './world.ts';

export interface GroupInput {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly is_public?: boolean | undefined;
}

const refusedName = (name: string | undefined): readonly FieldRefusal[] =>
  name === undefined || name.trim() !== '' ? [] : [blank('name', 'Name: cannot be blank')];

export function createGroup(world: World, input: GroupInput, now: Instant): Group | Refused {
  const refused = refusedName(input.name ?? '');
  if (refused.length > 0) return { refused };
  const group = addGroup(world, input.name ?? '', false, now);
  write(group, input);
  world.groups.changed(group);
  return group;
}

function write(group: Group, { name, description, is_public }: GroupInput): void {
  if (name !== undefined) group.name = name;
  if (description !== undefined) group.description = description;
  if (is_public !== undefined) group.isPublic = is_public;
}

export function updateGroup(
  world: World,
  group: Group,
  input: GroupInput,
  now: Instant,
): Refused | undefined {
  const refused = refusedName(input.name);
  if (refused.length > 0) return { refused };
  write(group, input);
  group.updatedAt = now;
  world.groups.changed(group);
  return undefined;
}

const membersOf = (world: World, group: Group): readonly Membership[] =>
  [...world.memberships].filter(({ groupId }) => groupId === group.id);

/** Assumption: tickets keep the id of a group that is gone, as nobody has changed them. */
export function deleteGroup(world: World, group: Group): Refused | undefined {
  if (group.isDefault) {
    return { refused: [invalid('base', 'Group: the default group cannot be deleted')] };
  }
  for (const membership of membersOf(world, group)) leaveGroup(world, membership);
  world.groups.remove(group);
  return undefined;
}

function refusedMembership(
  user: User | undefined,
  group: Group | undefined,
): readonly FieldRefusal[] {
  if (user === undefined || !isStaff(user) || !user.active) {
    return [invalid('user', 'User: is not an agent of this account')];
  }
  if (group === undefined) return [invalid('group', 'Group: is not a group of this account')];
  return user.memberships.has(group.id)
    ? [{ field: 'user_id', description: 'User: is in this group already', error: 'DuplicateValue' }]
    : [];
}

export function createMembership(
  world: World,
  userId: number,
  groupId: number,
  now: Instant,
): Membership | Refused {
  const user = world.users.get(userId);
  const group = world.groups.get(groupId);
  const refused = refusedMembership(user, group);
  if (refused.length > 0 || user === undefined || group === undefined) return { refused };
  const membership = joinGroup(world, user, group, now);
  world.users.changed(user);
  return membership;
}

/** Whoever leaves the own default group is given another one, if there is one. */
export function leaveGroup(world: World, membership: Membership): void {
  world.memberships.remove(membership);
  const user = world.users.get(membership.userId);
  if (user === undefined) return;
  user.memberships.delete(membership.groupId);
  if (user.defaultGroupId === membership.groupId) {
    user.defaultGroupId = [...user.memberships][0] ?? null;
  }
  world.users.changed(user);
}

export function makeDefaultGroup(world: World, membership: Membership): void {
  const user = world.users.get(membership.userId);
  if (user === undefined) return;
  user.defaultGroupId = membership.groupId;
  world.users.changed(user);
}
