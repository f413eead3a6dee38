// Makes and changes users as a caller asks, if the caller may.
// https://developer.zendesk.com/api-reference/ticketing/users/users/
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { plainValue } from '../../world/identity-changes.ts';
import { createOrganization } from '../../world/organization-changes.ts';
import { nameKey } from '../../world/organization-index.ts';
import type { Refused } from '../../world/ticket-change.ts';
import { isStaff, type User } from '../../world/user.ts';
import {
  createUserFrom,
  type UserInput,
  updateUser,
  userRefusals,
} from '../../world/user-changes.ts';
import { identityKey } from '../../world/world.ts';
import { forbidden } from '../protocol/errors.ts';
import { type GivenUser, givenUser } from './user-input.ts';

const NOT_YOURS = forbidden('Agents may change end users and themselves, and nobody’s role');

/** What an agent may not do with users; `user` is `undefined` when one is made. */
export function notAllowed(
  by: User,
  user: User | undefined,
  given: Pick<GivenUser, 'role'>,
): Response | undefined {
  if (by.role === 'admin') return undefined;
  const wanted = given.role ?? user?.role ?? 'end-user';
  if (wanted !== (user?.role ?? 'end-user')) return NOT_YOURS;
  return user !== undefined && isStaff(user) && user !== by ? NOT_YOURS : undefined;
}

export type Written = { readonly user: User } | Refused | { readonly response: Response };

/** An organization that is given by its name is found, or made. */
function withOrganization(desk: Desk, given: GivenUser, input: UserInput): UserInput {
  const name = given.organization?.name;
  if (name === undefined || given.organization_id !== undefined) return input;
  const { world, clock } = desk;
  const known = world.organizationIndex.byName.get(nameKey(name));
  const organization = known ?? createOrganization(world, { name }, clock.now());
  return 'refused' in organization ? input : { ...input, organizationId: organization.id };
}

export function createOne(desk: Desk, by: User, given: GivenUser): Written {
  const response = notAllowed(by, undefined, given);
  if (response !== undefined) return { response };
  const input = givenUser(given);
  // Looked at before an organization is made for it.
  const refused = userRefusals(desk.world, undefined, input);
  if (refused.length > 0) return { refused };
  const made = createUserFrom(desk.world, withOrganization(desk, given, input), desk.clock.now());
  return 'refused' in made ? made : { user: made };
}

export function updateOne(desk: Desk, by: User, user: User, given: GivenUser): Written {
  const response = notAllowed(by, user, given);
  if (response !== undefined) return { response };
  const input = givenUser(given);
  const refused = userRefusals(desk.world, user, input);
  if (refused.length > 0) return { refused };
  const now = desk.clock.now();
  return updateUser(desk.world, user, withOrganization(desk, given, input), now) ?? { user };
}

/** The user that a body means: by the external id, or by any identity that it gives. */
export function meantBy(desk: Desk, given: GivenUser): User | undefined {
  const { identities, userIndex } = desk.world;
  const external = given.external_id ?? null;
  const known = external === null ? undefined : userIndex.byExternalId.get(external.toLowerCase());
  if (known !== undefined) return known;
  for (const identity of givenUser(given).identities ?? []) {
    const value = plainValue(identity) ?? identity.value;
    const holder = identities.get(identityKey(identity.type, value));
    if (holder !== undefined) return holder;
  }
  return undefined;
}
