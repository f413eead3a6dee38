// Users who were deleted, as a table. https://developer.zendesk.com/api-reference/ticketing/users/users/#list-deleted-users
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import type { User } from '../../world/user.ts';
import { eraseUser } from '../../world/user-changes.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { NOT_FOUND } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { countAnswer, idOf } from '../protocol/records.ts';
import { userJson } from './user-wire.ts';

function deletedUserJson(desk: Desk, user: User) {
  const json = userJson(desk, user);
  return {
    id: json.id,
    url: `${desk.origin}/api/v2/deleted_users/${json.id}.json`,
    name: json.name,
    email: user.formerEmail,
    created_at: json.created_at,
    updated_at: json.updated_at,
    time_zone: json.time_zone,
    phone: json.phone,
    shared_phone_number: json.shared_phone_number,
    photo: json.photo,
    locale_id: json.locale_id,
    locale: json.locale,
    organization_id: json.organization_id,
    role: json.role,
    active: json.active,
  };
}

/** One who is deleted for ever is in the list, and is not found by the id. */
const withDeleted =
  (handle: (desk: Desk, user: User) => Response) =>
  (desk: Desk, call: Call): Response => {
    const user = desk.world.users.get(idOf(call.params['id']));
    return user === undefined || user.active || user.erased ? NOT_FOUND : handle(desk, user);
  };

const shown = (desk: Desk, user: User): Response =>
  answer(200, { deleted_user: deletedUserJson(desk, user) });

const erase = withDeleted((desk, user) => {
  eraseUser(desk.world, user, desk.clock.now());
  return shown(desk, user);
});

const list = (desk: Desk, call: Call): Response =>
  pageOf(call, 'deleted_users', desk.world.userIndex.deleted(), (user) =>
    deletedUserJson(desk, user),
  );

const OURS = {
  fidelity: 'supported',
  confidence: 'documented',
  source: 'https://developer.zendesk.com/api-reference/ticketing/users/users/#list-deleted-users',
  note: 'assumption: users who were merged into others are there as well, and nobody is in an organization any more',
} as const;
const ALL = '/api/v2/deleted_users';

export const DELETED_USER_ROUTES: readonly Route<Desk>[] = [
  { ...OURS, method: 'GET', path: ALL, handle: asAgent(list) },
  {
    ...OURS,
    method: 'GET',
    path: `${ALL}/count`,
    handle: asAgent((desk) => countAnswer(desk, desk.world.userIndex.deleted().size)),
  },
  { ...OURS, method: 'GET', path: `${ALL}/{id}`, handle: asAgent(withDeleted(shown)) },
  {
    ...OURS,
    method: 'DELETE',
    path: `${ALL}/{id}`,
    fidelity: 'partial',
    note: 'the user is emptied; what tickets and comments say stays, and the limit of 700 in ten minutes is not simulated',
    handle: asAdmin(erase),
  },
];
