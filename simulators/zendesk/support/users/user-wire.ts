// Users as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/users/users/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { valuesByKey } from '../../world/field.ts';
import { emailOf, type Identity, isStaff, type User } from '../../world/user.ts';

export const userJson = (desk: Desk, user: User) => ({
  id: user.id,
  url: `${desk.origin}/api/v2/users/${user.id}.json`,
  name: user.name,
  email: emailOf(user),
  created_at: time(user.createdAt),
  updated_at: time(user.updatedAt),
  time_zone: user.timeZone,
  iana_time_zone: user.timeZone,
  phone: user.phone,
  shared_phone_number: null,
  photo: null,
  locale_id: 1,
  locale: user.locale,
  organization_id: user.organizationId,
  role: user.role,
  verified: isStaff(user) || user.identities.some(({ verified }) => verified),
  external_id: user.externalId,
  tags: user.tags,
  alias: user.alias,
  active: user.active,
  shared: false,
  shared_agent: false,
  last_login_at: null,
  two_factor_auth_enabled: null,
  signature: user.signature,
  details: user.details,
  notes: user.notes,
  role_type: null,
  custom_role_id: null,
  moderator: user.moderator,
  ticket_restriction: user.ticketRestriction,
  only_private_comments: user.onlyPrivateComments,
  restricted_agent: false,
  suspended: user.suspended,
  default_group_id: user.defaultGroupId,
  report_csv: false,
  user_fields: valuesByKey(desk.world.userFields, user.fields),
});

/** What `users/me` answers without credentials. Recorded from the live service by a third party. */
export const ANONYMOUS = {
  id: null,
  url: null,
  name: 'Anonymous user',
  email: 'invalid@example.com',
  role: 'end-user',
  verified: false,
  active: false,
} as const;

export const identityJson = (desk: Desk, user: User, identity: Identity) => ({
  id: identity.id,
  url: `${desk.origin}/api/v2/users/${user.id}/identities/${identity.id}.json`,
  user_id: user.id,
  type: identity.type,
  value: identity.value,
  verified: identity.verified,
  primary: identity === user.identities.find(({ type }) => type === identity.type),
  created_at: time(identity.createdAt),
  updated_at: time(identity.updatedAt),
  ...(identity.type === 'email'
    ? { undeliverable_count: 0, deliverable_state: 'deliverable' }
    : {}),
});
