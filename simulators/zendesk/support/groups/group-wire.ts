// Groups and memberships as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/groups/groups/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Group, Membership } from '../../world/group.ts';

export const groupJson = ({ origin }: Desk, group: Group) => ({
  url: `${origin}/api/v2/groups/${group.id}.json`,
  id: group.id,
  is_public: group.isPublic,
  name: group.name,
  description: group.description,
  default: group.isDefault,
  deleted: false,
  created_at: time(group.createdAt),
  updated_at: time(group.updatedAt),
});

export const membershipJson = ({ origin, world }: Desk, membership: Membership) => ({
  url: `${origin}/api/v2/group_memberships/${membership.id}.json`,
  id: membership.id,
  user_id: membership.userId,
  group_id: membership.groupId,
  default: world.users.get(membership.userId)?.defaultGroupId === membership.groupId,
  created_at: time(membership.createdAt),
  updated_at: time(membership.updatedAt),
});
