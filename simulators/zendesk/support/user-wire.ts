// Users as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/users/users/
import type { Desk } from '../desk.ts';
import type { Identity, User } from '../world/user.ts';
import { time } from './answer.ts';

export const userJson = (desk: Desk, user: User) => ({
  id: user.id,
  url: `${desk.origin}/api/v2/users/${user.id}.json`,
  name: user.name,
  email: user.email,
  created_at: time(user.createdAt),
  updated_at: time(user.updatedAt),
  time_zone: 'Etc/UTC',
  iana_time_zone: 'Etc/UTC',
  phone: null,
  shared_phone_number: null,
  photo: null,
  locale_id: 1,
  locale: 'en-US',
  organization_id: null,
  role: user.role,
  verified: user.role !== 'end-user',
  external_id: null,
  tags: [],
  alias: '',
  active: true,
  shared: false,
  shared_agent: false,
  last_login_at: null,
  two_factor_auth_enabled: null,
  signature: null,
  details: '',
  notes: '',
  role_type: null,
  custom_role_id: null,
  moderator: user.role !== 'end-user',
  ticket_restriction: user.role === 'end-user' ? 'requested' : null,
  only_private_comments: false,
  restricted_agent: false,
  suspended: false,
  default_group_id: null,
  report_csv: false,
  user_fields: user.fields,
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
  verified: identity.type === 'email',
  primary: identity === user.identities[0],
  created_at: time(identity.createdAt),
  updated_at: time(identity.createdAt),
  ...(identity.type === 'email'
    ? { undeliverable_count: 0, deliverable_state: 'deliverable' }
    : {}),
});
