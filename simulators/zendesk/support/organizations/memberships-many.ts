// Memberships of organizations many at a time, by jobs, as a table.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/#create-many-memberships
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { joinOrganization, leave, setOrganization } from '../../world/organization-members.ts';
import { asAgent } from '../protocol/authentication.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { idsOf, itemsIn } from '../protocol/records.ts';
import { MEMBERSHIP } from './organization-membership-routes.ts';

function createOne(desk: Desk, item: unknown, index: number): Readonly<Record<string, unknown>> {
  const failed = (why: string) => failedTask(index, 'OrganizationMembershipCreateFailed', why);
  const read = MEMBERSHIP.safeParse(item);
  if (!read.success) return failed('A membership has a user_id and an organization_id');
  const { user_id, organization_id, default: isDefault } = read.data;
  const made = joinOrganization(desk.world, user_id, organization_id, desk.clock.now());
  if ('refused' in made) return failed(made.refused[0]?.description ?? '');
  const user = desk.world.users.get(user_id);
  if (isDefault === true && user !== undefined) setOrganization(desk.world, user, organization_id);
  return { index, id: made.id, status: 'Created' };
}

function createMany(desk: Desk, call: Call): Response {
  const read = itemsIn(call, 'organization_memberships');
  if (!('items' in read)) return read;
  return startJob(desk, call, {
    type: 'Bulk Create OrganizationMembership',
    total: read.items.length,
    work: () => read.items.map((item, index) => createOne(desk, item, index)),
  });
}

function destroyOne({ world }: Desk, id: number, index: number): Readonly<Record<string, unknown>> {
  const membership = world.organizationMemberships.get(id);
  if (membership === undefined) {
    const error = 'OrganizationMembershipNotFound';
    return failedTask(index, error, 'There is no such membership', id);
  }
  leave(world, membership);
  return { index, id, action: 'delete', status: 'Deleted', success: true };
}

function destroyMany(desk: Desk, call: Call): Response {
  const which = idsOf(call);
  if (!('ids' in which)) return which;
  return startJob(desk, call, {
    type: 'Bulk Delete OrganizationMembership',
    total: which.ids.length,
    work: () => which.ids.map((id, index) => destroyOne(desk, id, index)),
  });
}

const OURS = {
  fidelity: 'supported',
  confidence: 'documented',
  source:
    'https://developer.zendesk.com/api-reference/ticketing/organizations/organization_memberships/',
  note: 'assumption: the names of the job and of the errors in its results',
} as const;
const ALL = '/api/v2/organization_memberships';

export const MANY_ORGANIZATION_MEMBERSHIP_ROUTES: readonly Route<Desk>[] = [
  { ...OURS, method: 'POST', path: `${ALL}/create_many`, handle: asAgent(createMany) },
  { ...OURS, method: 'DELETE', path: `${ALL}/destroy_many`, handle: asAgent(destroyMany) },
];
