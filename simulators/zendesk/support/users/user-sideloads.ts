// What stands beside users when a client asks for it. https://developer.zendesk.com/documentation/ticketing/using-the-zendesk-api/side_loading/
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import type { User } from '../../world/user.ts';
import { groupJson } from '../groups/group-wire.ts';
import { organizationJson } from '../organizations/organization-wire.ts';
import type { Beside } from '../protocol/paging.ts';
import { named, sideloads } from '../protocol/sideload.ts';
import { identityJson } from './user-wire.ts';

export function userSideloads(desk: Desk, call: Call): Beside<User> {
  const { organizations, groups } = desk.world;
  return sideloads<User>(call, {
    organizations: (users) =>
      named(
        users.map(({ organizationId }) => organizationId),
        organizations.get,
      ).map((organization) => organizationJson(desk, organization)),
    groups: (users) =>
      named(
        users.flatMap(({ memberships }) => [...memberships]),
        groups.get,
      ).map((group) => groupJson(desk, group)),
    identities: (users) =>
      users.flatMap((user) =>
        user.identities.map((identity) => identityJson(desk, user, identity)),
      ),
  });
}
