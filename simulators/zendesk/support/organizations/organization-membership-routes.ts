// Who is in which organization, as a table.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { Listing } from '../../world/listing.ts';
import type { OrganizationMembership } from '../../world/organization.ts';
import {
  joinOrganization,
  leave,
  membershipIn,
  setOrganization,
} from '../../world/organization-members.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { DELETED, NOT_FOUND, recordInvalid } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf } from '../protocol/records.ts';
import { membershipJson } from './organization-wire.ts';

export const MEMBERSHIP = z.looseObject({
  user_id: z.int(),
  organization_id: z.int(),
  default: z.boolean().nullish(),
  view_tickets: z.boolean().optional(),
});

const list = (desk: Desk, call: Call, memberships: Listing<OrganizationMembership>): Response =>
  pageOf(call, 'organization_memberships', memberships, (membership) =>
    membershipJson(desk, membership),
  );

/** The one of the path; below a user it must be theirs. */
const withMembership =
  (handle: (desk: Desk, membership: OrganizationMembership, call: Call) => Response) =>
  (desk: Desk, call: Call): Response => {
    const membership = desk.world.organizationMemberships.get(idOf(call.params['membership']));
    const user = call.params['user'];
    const theirs = user === undefined || membership?.userId === idOf(user);
    return membership === undefined || !theirs ? NOT_FOUND : handle(desk, membership, call);
  };

const show = withMembership((desk, membership) =>
  answer(200, { organization_membership: membershipJson(desk, membership) }),
);

const remove = withMembership(({ world }, membership) => {
  leave(world, membership);
  return DELETED;
});

function create(desk: Desk, call: Call): Response {
  const read = readRoot(call, 'organization_membership', MEMBERSHIP);
  if ('response' in read) return read.response;
  const { user_id, organization_id, default: isDefault } = read.value;
  const made = joinOrganization(desk.world, user_id, organization_id, desk.clock.now());
  if ('refused' in made) return recordInvalid(made.refused);
  const user = desk.world.users.get(user_id);
  if (isDefault === true && user !== undefined) setOrganization(desk.world, user, organization_id);
  const json = membershipJson(desk, made);
  const unknown = unknownIn('organization_membership', read.value, MEMBERSHIP);
  const warn = warning('organization_memberships', 'create', unknown);
  return answer(201, { organization_membership: json }, { ...warn, location: json.url });
}

const makeDefault = withMembership((desk, membership, call) => {
  const user = desk.world.users.get(membership.userId);
  if (user !== undefined) setOrganization(desk.world, user, membership.organizationId);
  return list(desk, call, desk.world.organizationMembers.ofUser.of(membership.userId));
});

/** The same by the ids of a user and of an organization. */
const withPair =
  (handle: (desk: Desk, membership: OrganizationMembership, call: Call) => Response) =>
  (desk: Desk, call: Call): Response => {
    const user = desk.world.users.get(idOf(call.params['user']));
    const id = idOf(call.params['organization']);
    const membership = user === undefined ? undefined : membershipIn(desk.world, user, id);
    return membership === undefined ? NOT_FOUND : handle(desk, membership, call);
  };

const removePair = withPair(({ world }, membership) => {
  leave(world, membership);
  return DELETED;
});

const makeDefaultPair = withPair((desk, { userId, organizationId }, call) => {
  const user = desk.world.users.get(userId);
  if (user !== undefined) setOrganization(desk.world, user, organizationId);
  return list(desk, call, desk.world.organizationMembers.ofUser.of(userId));
});

const SOURCE =
  'https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/';
const OURS = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const ALL = '/api/v2/organization_memberships';
const OF_USER = '/api/v2/users/{user}/organization_memberships';

export const ORGANIZATION_MEMBERSHIP_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    method: 'GET',
    path: ALL,
    handle: asAgent((desk, call) => list(desk, call, desk.world.organizationMemberships)),
  },
  { ...OURS, method: 'GET', path: `${ALL}/{membership}`, handle: asAgent(show) },
  { ...OURS, method: 'POST', path: ALL, handle: asAgent(create) },
  { ...OURS, method: 'DELETE', path: `${ALL}/{membership}`, handle: asAgent(remove) },
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/organizations/{organization}/organization_memberships',
    handle: asAgent((desk, call) => {
      const id = idOf(call.params['organization']);
      if (desk.world.organizations.get(id) === undefined) return NOT_FOUND;
      return list(desk, call, desk.world.organizationMembers.ofOrganization.of(id));
    }),
  },
  {
    ...OURS,
    method: 'GET',
    path: OF_USER,
    handle: asAgent((desk, call) => {
      const id = idOf(call.params['user']);
      if (desk.world.users.get(id) === undefined) return NOT_FOUND;
      return list(desk, call, desk.world.organizationMembers.ofUser.of(id));
    }),
  },
  { ...OURS, method: 'GET', path: `${OF_USER}/{membership}`, handle: asAgent(show) },
  { ...OURS, method: 'DELETE', path: `${OF_USER}/{membership}`, handle: asAgent(remove) },
  {
    ...OURS,
    method: 'PUT',
    path: `${OF_USER}/{membership}/make_default`,
    handle: asAgent(makeDefault),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: '/api/v2/users/{user}/organizations/{organization}',
    handle: asAgent(removePair),
  },
  {
    ...OURS,
    method: 'PUT',
    path: '/api/v2/users/{user}/organizations/{organization}/make_default',
    handle: asAgent(makeDefaultPair),
  },
];
