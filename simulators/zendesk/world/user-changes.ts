// How users are made, changed and deleted. Refused as a whole or done as a whole.
// https://developer.zendesk.com/api-reference/ticketing/users/users/
import type { Instant } from '../../../src/kernel/clock.ts';
import { fieldValueRefusals } from './field-value.ts';
import { leaveGroup } from './group-changes.ts';
import {
  addIdentity,
  type IdentityInput,
  makePrimary,
  refusedIdentity,
  removeIdentity,
  touch,
} from './identity-changes.ts';
import { placeByDomain, placeInOrganization } from './organization-members.ts';
import { tagsOf } from './tags.ts';
import { NO_VALUES } from './ticket.ts';
import { blank, type FieldRefusal, invalid, type Refused } from './ticket-change.ts';
import { emailOf, isStaff, type User, type UserValues } from './user.ts';
import { addUser, joinGroup, type World } from './world.ts';

export interface UserInput extends Partial<UserValues> {
  /** The first address becomes the primary one. */
  readonly identities?: readonly IdentityInput[];
}

const DELETED_ALREADY = [invalid('base', 'User: has been deleted')] as const;

export function userRefusals(
  world: World,
  user: User | undefined,
  input: UserInput,
): readonly FieldRefusal[] {
  if (user?.active === false) return DELETED_ALREADY;
  const refused: FieldRefusal[] = [];
  const name = input.name ?? user?.name ?? '';
  if (name.trim() === '') refused.push(blank('name', 'Name: is too short'));
  for (const identity of input.identities ?? []) {
    refused.push(...refusedIdentity(world, user, identity));
  }
  const { organizationId, externalId = null, fields = {} } = input;
  const namesake =
    externalId === null ? undefined : world.userIndex.byExternalId.get(externalId.toLowerCase());
  if (namesake !== undefined && namesake !== user) {
    refused.push({
      field: 'external_id',
      description: `External ID: ${externalId} has already been taken`,
      error: 'DuplicateValue',
    });
  }
  if (
    organizationId !== undefined &&
    organizationId !== null &&
    world.organizations.get(organizationId) === undefined
  ) {
    refused.push(invalid('organization', 'Organization: is not an organization of this account'));
  }
  for (const field of world.userFields) {
    const value = fields[field.key];
    if (value !== undefined) refused.push(...fieldValueRefusals(field, value));
  }
  return refused;
}

export function createUserFrom(world: World, input: UserInput, now: Instant): User | Refused {
  const refused = userRefusals(world, undefined, input);
  if (refused.length > 0) return { refused };
  const { identities = [], name = '', role = 'end-user', ...values } = input;
  const user = addUser(world, { ...values, ...tagged(input), name: name.trim(), role }, now);
  for (const identity of identities) addIdentity(world, user, identity, now);
  if (user.organizationId !== null) placeInOrganization(world, user, user.organizationId, now);
  else if (input.organizationId === undefined) placeByDomain(world, user, now);
  if (isStaff(user)) joinDefaultGroup(world, user, now);
  return user;
}

const tagged = ({ tags }: UserInput): Partial<UserValues> =>
  tags === undefined ? {} : { tags: tagsOf(tags) };

/** Assumption: a new agent is in the default group. */
function joinDefaultGroup(world: World, user: User, now: Instant): void {
  const group = [...world.groups].find(({ isDefault }) => isDefault);
  if (group !== undefined && user.active) joinGroup(world, user, group, now);
}

/** Whoever becomes an agent may do as agents do; whoever ceases to be one leaves the groups. */
function changeRole(world: World, user: User, now: Instant): void {
  const staff = isStaff(user);
  user.moderator = staff;
  user.ticketRestriction = staff ? null : 'requested';
  if (staff) {
    joinDefaultGroup(world, user, now);
    return;
  }
  for (const membership of [...world.memberships]) {
    if (membership.userId === user.id) leaveGroup(world, membership);
  }
}

export function updateUser(
  world: World,
  user: User,
  input: UserInput,
  now: Instant,
): Refused | undefined {
  const refused = userRefusals(world, user, input);
  if (refused.length > 0) return { refused };
  const { identities = [], fields, ...values } = input;
  const { role } = user;
  for (const [name, value] of Object.entries({ ...values, ...tagged(input) })) {
    if (value !== undefined) Object.assign(user, { [name]: value });
  }
  if (fields !== undefined) user.fields = { ...user.fields, ...fields };
  if (input.organizationId !== undefined) {
    placeInOrganization(world, user, input.organizationId, now);
  }
  if (isStaff(user) !== (role !== 'end-user')) changeRole(world, user, now);
  // Assumption: an address that is given becomes the primary one, and those before stay.
  for (const identity of identities.toReversed()) {
    const made = addIdentity(world, user, identity, now);
    if (!('refused' in made)) makePrimary(world, user, made, now);
  }
  touch(world, user, now);
  return undefined;
}

/** Third party: whoever has tickets that are not closed stays. Assumption: the text. */
export function deletionRefusals(world: World, user: User, by: User): readonly FieldRefusal[] {
  if (!user.active) return DELETED_ALREADY;
  if (user === by) return [invalid('base', 'User: you cannot delete yourself')];
  const requested = world.ticketIndex.by('requester').of(user.id);
  const open = requested.page(0, requested.size).some(({ status }) => status !== 'closed');
  return open ? [invalid('base', 'User: is the requester of tickets that are not closed')] : [];
}

/** The user stays and is no longer active; addresses and numbers are free for others. */
export function deactivateUser(world: World, user: User, now: Instant): void {
  user.formerEmail = emailOf(user);
  for (const identity of [...user.identities]) removeIdentity(world, user, identity, now);
  for (const membership of [...world.memberships]) {
    if (membership.userId === user.id) leaveGroup(world, membership);
  }
  placeInOrganization(world, user, null, now);
  user.active = false;
  touch(world, user, now);
}

/** What is left of a deleted user who is deleted for ever: a name that is none. */
export function eraseUser(world: World, user: User, now: Instant): void {
  Object.assign(user, {
    ...{ name: 'Permanently Deleted User', alias: '', details: '', notes: '', phone: null },
    ...{ externalId: null, signature: null, tags: [], fields: NO_VALUES },
    ...{ formerEmail: null, erased: true },
  } satisfies Partial<User>);
  touch(world, user, now);
}
