// Organizations and memberships as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/organizations/organizations/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { valuesByKey } from '../../world/field.ts';
import type { Organization, OrganizationMembership } from '../../world/organization.ts';

export const organizationJson = ({ origin, world }: Desk, organization: Organization) => ({
  url: `${origin}/api/v2/organizations/${organization.id}.json`,
  id: organization.id,
  name: organization.name,
  shared_tickets: organization.sharedTickets,
  shared_comments: organization.sharedComments,
  external_id: organization.externalId,
  created_at: time(organization.createdAt),
  updated_at: time(organization.updatedAt),
  domain_names: organization.domainNames,
  details: organization.details,
  notes: organization.notes,
  group_id: organization.groupId,
  tags: organization.tags,
  organization_fields: valuesByKey(world.organizationFields, organization.fields),
});

export const membershipJson = (
  { origin, world }: Desk,
  { id, userId, organizationId, createdAt, updatedAt }: OrganizationMembership,
) => ({
  url: `${origin}/api/v2/organization_memberships/${id}.json`,
  id,
  user_id: userId,
  organization_id: organizationId,
  organization_name: world.organizations.get(organizationId)?.name ?? '',
  default: world.users.get(userId)?.organizationId === organizationId,
  view_tickets: true,
  created_at: time(createdAt),
  updated_at: time(updatedAt),
});
