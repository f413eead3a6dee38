// Lists of users, as a table. https://developer.zendesk.com/api-reference/ticketing/users/users/#list-users
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { type Listing, sortedListing } from '../../world/listing.ts';
import { ROLES, type Role, type User } from '../../world/user.ts';
import { asAgent } from '../protocol/authentication.ts';
import { invalidAttribute } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idsOf } from '../protocol/records.ts';
import { named } from '../protocol/sideload.ts';
import { searchUsers, usersNamed } from '../search/search-users.ts';
import { userSideloads } from './user-sideloads.ts';
import { userJson } from './user-wire.ts';

const shown = (desk: Desk, call: Call, listing: Listing<User>): Response =>
  pageOf(call, 'users', listing, (user) => userJson(desk, user), userSideloads(desk, call));

const byId = (users: readonly User[]): Listing<User> => sortedListing(users, ({ id }) => [id]);

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** `?role=`, or `?role[]=` several times. */
const rolesIn = ({ query }: Call): readonly Role[] =>
  [...query.getAll('role'), ...query.getAll('role[]')].filter(isRole);

/** A role alone is a list that is kept; several are few people, as only staff has them beside end users. */
function listed(desk: Desk, call: Call): Listing<User> {
  const { userIndex } = desk.world;
  const externalId = call.query.get('external_id');
  if (externalId !== null) {
    const user = userIndex.byExternalId.get(externalId.toLowerCase());
    return byId(user === undefined ? [] : [user]);
  }
  const roles = [...new Set(rolesIn(call))];
  const [role] = roles;
  if (role === undefined || roles.length === ROLES.length) return userIndex.active();
  if (roles.length === 1) return userIndex.inRole(role);
  const lists = roles.map(userIndex.inRole);
  return byId(lists.flatMap((list) => list.page(0, list.size)));
}

function showMany(desk: Desk, call: Call): Response {
  const { users, userIndex } = desk.world;
  const externalIds = call.query.get('external_ids');
  if (externalIds !== null) {
    const found = externalIds
      .split(',')
      .flatMap((text) => userIndex.byExternalId.get(text.trim().toLowerCase()) ?? []);
    return shown(desk, call, byId([...new Set(found)]));
  }
  const which = idsOf(call);
  return 'ids' in which ? shown(desk, call, byId(named(which.ids, users.get))) : which;
}

function search(desk: Desk, call: Call, by: User): Response {
  const query = call.query.get('query');
  if (query === null) {
    if (call.query.has('external_id')) return shown(desk, call, listed(desk, call));
    return invalidAttribute('Invalid parameter: query or external_id must be given');
  }
  return shown(desk, call, byId(searchUsers(desk, query, by)));
}

const NAME_LENGTH_MIN = 2;

function autocomplete(desk: Desk, call: Call): Response {
  const name = (call.query.get('name') ?? '').trim();
  if (name.length < NAME_LENGTH_MIN) {
    return invalidAttribute(`Invalid parameter: name must have ${NAME_LENGTH_MIN} characters`);
  }
  return shown(desk, call, byId(usersNamed(desk, name)));
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/users/users/';
const OURS = { method: 'GET', fidelity: 'supported', confidence: 'documented' } as const;

export const USER_LIST_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    source: SOURCE,
    path: '/api/v2/users',
    note: 'in the order of ids; permission sets are not simulated',
    handle: asAgent((desk, call) => shown(desk, call, listed(desk, call))),
  },
  {
    ...OURS,
    source: SOURCE,
    path: '/api/v2/users/count',
    handle: asAgent((desk, call) => countAnswer(desk, listed(desk, call).size)),
  },
  { ...OURS, source: SOURCE, path: '/api/v2/users/show_many', handle: asAgent(showMany) },
  { ...OURS, source: SOURCE, path: '/api/v2/users/search', handle: asAgent(search) },
  { ...OURS, source: SOURCE, path: '/api/v2/users/autocomplete', handle: asAgent(autocomplete) },
];
