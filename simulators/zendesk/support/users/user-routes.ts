// Users, as a table. https://developer.zendesk.com/api-reference/ticketing/users/users/
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { listingOf } from '../../world/listing.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent, callerOf } from '../protocol/authentication.ts';
import { NOT_FOUND, OUT_OF_SCOPE } from '../protocol/errors.ts';
import { pageOf } from '../protocol/paging.ts';
import { ANONYMOUS, identityJson, userJson } from './user-wire.ts';

const withUser = (handle: (desk: Desk, user: User, call: Call) => Response) =>
  asAgent((desk, call) => {
    const user = desk.world.users.get(Number(call.params['id']));
    return user === undefined ? NOT_FOUND : handle(desk, user, call);
  });

function showMe(desk: Desk, call: Call): Response {
  const caller = callerOf(desk, call.request);
  switch (caller.kind) {
    case 'refused':
      return caller.response;
    case 'integration':
      return OUT_OF_SCOPE;
    case 'nobody':
      return answer(200, { user: ANONYMOUS });
    case 'person':
      return answer(200, { user: userJson(desk, caller.user) });
  }
}

const API = 'https://developer.zendesk.com/api-reference/ticketing';
const USERS = `${API}/users/users/`;

export const USER_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'GET',
    path: '/api/v2/users/me',
    fidelity: 'supported',
    confidence: 'observed',
    source: USERS,
    note: 'without credentials: the anonymous user; a wrong API token: 401',
    handle: showMe,
  },
  {
    method: 'GET',
    path: '/api/v2/users/{id}',
    fidelity: 'supported',
    confidence: 'documented',
    source: USERS,
    handle: withUser((desk, user) => answer(200, { user: userJson(desk, user) })),
  },
  {
    method: 'GET',
    path: '/api/v2/users/{id}/identities',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${API}/users/user_identities/`,
    handle: withUser((desk, user, call) =>
      pageOf(
        call,
        'identities',
        listingOf(user.identities, ({ id }) => [id]),
        (identity) => identityJson(desk, user, identity),
      ),
    ),
  },
];
