// Who comes into an organization, and who leaves it.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Organization, OrganizationMembership } from './organization.ts';
import { allOf } from './organization-index.ts';
import { invalid, type Refused } from './ticket-change.ts';
import { isStaff, type User } from './user.ts';
import type { World } from './world.ts';

export const membershipsOf = (
  { organizationMembers }: World,
  { id }: Organization,
): readonly OrganizationMembership[] => allOf(organizationMembers.ofOrganization, id);

/** A user's first organization is the default one. */
export function joinOrganization(
  world: World,
  userId: number,
  organizationId: number,
  now: Instant,
): OrganizationMembership | Refused {
  const user = world.users.get(userId);
  if (user === undefined || !user.active) {
    return { refused: [invalid('user', 'User: is not a user of this account')] };
  }
  if (world.organizations.get(organizationId) === undefined) {
    const description = 'Organization: is not an organization of this account';
    return { refused: [invalid('organization', description)] };
  }
  if (membershipIn(world, user, organizationId) !== undefined) {
    const description = 'User: is in this organization already';
    return { refused: [{ field: 'user_id', description, error: 'DuplicateValue' }] };
  }
  const id = world.ids.next();
  const membership = { id, userId, organizationId, createdAt: now, updatedAt: now };
  world.organizationMemberships.add(membership);
  if (user.organizationId === null) setOrganization(world, user, organizationId);
  return membership;
}

export const membershipIn = (
  { organizationMembers }: World,
  user: User,
  organizationId: number,
): OrganizationMembership | undefined =>
  allOf(organizationMembers.ofUser, user.id).find(
    (known) => known.organizationId === organizationId,
  );

/** Whoever leaves the default organization is given another one, if there is one. */
export function leave(world: World, membership: OrganizationMembership): void {
  world.organizationMemberships.remove(membership);
  const user = world.users.get(membership.userId);
  if (user === undefined || user.organizationId !== membership.organizationId) return;
  const next = allOf(world.organizationMembers.ofUser, user.id)[0];
  setOrganization(world, user, next?.organizationId ?? null);
}

export function setOrganization(world: World, user: User, organizationId: number | null): void {
  user.organizationId = organizationId;
  world.users.changed(user);
}

/** What writing `organization_id` of a user does. Assumption: `null` takes the user out of every organization. */
export function placeInOrganization(
  world: World,
  user: User,
  organizationId: number | null,
  now: Instant,
): void {
  if (organizationId === null) {
    for (const membership of allOf(world.organizationMembers.ofUser, user.id)) {
      leave(world, membership);
    }
    return;
  }
  const known = membershipIn(world, user, organizationId);
  const membership = known ?? joinOrganization(world, user.id, organizationId, now);
  const [first] = allOf(world.organizationMembers.ofUser, user.id);
  // Users that are deleted come into nothing.
  const placed = 'refused' in membership ? first : membership;
  setOrganization(world, user, placed?.organizationId ?? null);
}

/** An end user without an organization comes into the one that has the domain of the address. */
export function placeByDomain(world: World, user: User, now: Instant): void {
  if (isStaff(user) || user.organizationId !== null) return;
  for (const { type, value } of user.identities) {
    if (type !== 'email') continue;
    const organization = world.organizationIndex.ofDomain(value.slice(value.lastIndexOf('@') + 1));
    if (organization === undefined) continue;
    placeInOrganization(world, user, organization.id, now);
    return;
  }
}
