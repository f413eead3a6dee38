// Users one by one, as a table. https://developer.zendesk.com/api-reference/ticketing/users/users/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import { authorGone } from '../../channel-framework/author-gone.ts';
import type { Desk } from '../../desk.ts';
import type { User } from '../../world/user.ts';
import { deactivateUser, deletionRefusals, updateUser } from '../../world/user-changes.ts';
import { mergeRefusals, mergeUsers } from '../../world/user-merge.ts';
import { answer } from '../protocol/answer.ts';
import { asAgent, callerOf } from '../protocol/authentication.ts';
import { readRoot, unknownIn, warning } from '../protocol/body.ts';
import { NOT_FOUND, OUT_OF_SCOPE, recordInvalid } from '../protocol/errors.ts';
import { idOf, tagsAfter, tagsAnswer } from '../protocol/records.ts';
import { USER } from './user-input.ts';
import { userSideloads } from './user-sideloads.ts';
import { ANONYMOUS, userJson } from './user-wire.ts';
import { createOne, meantBy, notAllowed, updateOne, type Written } from './write-user.ts';

type OnUser = (desk: Desk, user: User, call: Call, by: User) => Response;

export const withUser =
  (handle: OnUser) =>
  (desk: Desk, call: Call, by: User): Response => {
    const user = desk.world.users.get(idOf(call.params['id']));
    return user === undefined ? NOT_FOUND : handle(desk, user, call, by);
  };

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

function written(desk: Desk, done: Written, action: 'create' | 'update', given: object): Response {
  if ('response' in done) return done.response;
  if ('refused' in done) return recordInvalid(done.refused);
  const json = userJson(desk, done.user);
  const warn = warning('users', action, unknownIn('user', given, USER));
  const created = action === 'create';
  const headers = created ? { ...warn, location: json.url } : warn;
  return answer(created ? 201 : 200, { user: json }, headers);
}

function create(desk: Desk, call: Call, by: User): Response {
  const read = readRoot(call, 'user', USER);
  if ('response' in read) return read.response;
  return written(desk, createOne(desk, by, read.value), 'create', read.value);
}

const update = withUser((desk, user, call, by) => {
  const read = readRoot(call, 'user', USER);
  if ('response' in read) return read.response;
  return written(desk, updateOne(desk, by, user, read.value), 'update', read.value);
});

/** Found by its external id or an identity, or made. */
function createOrUpdate(desk: Desk, call: Call, by: User): Response {
  const read = readRoot(call, 'user', USER);
  if ('response' in read) return read.response;
  const known = meantBy(desk, read.value);
  return known === undefined
    ? written(desk, createOne(desk, by, read.value), 'create', read.value)
    : written(desk, updateOne(desk, by, known, read.value), 'update', read.value);
}

/** The answer is the user, who is no longer active. Recorded from the live service. */
const remove = withUser((desk, user, _call, by) => {
  const response = notAllowed(by, user, {});
  if (response !== undefined) return response;
  const refused = deletionRefusals(desk.world, user, by);
  if (refused.length > 0) return recordInvalid(refused);
  authorGone(desk, user);
  deactivateUser(desk.world, user, desk.clock.now());
  return answer(200, { user: userJson(desk, user) });
});

const MERGE = z.looseObject({ id: z.int() });

/** The user of the path goes over into that of the body. */
const merge = withUser((desk, from, call, by) => {
  const read = readRoot(call, 'user', MERGE);
  if ('response' in read) return read.response;
  const to = desk.world.users.get(read.value.id);
  if (to === undefined) return NOT_FOUND;
  const refused = mergeRefusals(desk.world, from, to);
  if (refused.length > 0) return recordInvalid(refused);
  mergeUsers(desk.world, from, to, by, desk.clock.now());
  return answer(200, { user: userJson(desk, to) });
});

const related = withUser((desk, user) => {
  const { ticketIndex, organizationMembers } = desk.world;
  const count = (group: 'requester' | 'assignee' | 'cc' | 'follower') =>
    ticketIndex.by(group).of(user.id).size;
  return answer(200, {
    user_related: {
      assigned_tickets: count('assignee'),
      requested_tickets: count('requester'),
      ccd_tickets: count('cc'),
      followed_tickets: count('follower'),
      organization_subscriptions: organizationMembers.ofUser.of(user.id).size,
      topics: 0,
      topic_comments: 0,
      votes: 0,
      subscriptions: 0,
      entry_subscriptions: 0,
      forum_subscriptions: 0,
    },
  });
});

const tagging = withUser((desk, user, call, by) => {
  const response = notAllowed(by, user, {});
  if (response !== undefined) return response;
  const read = tagsAfter(call, user.tags);
  if (!('tags' in read)) return read;
  const refused = updateUser(desk.world, user, { tags: read.tags }, desk.clock.now());
  return refused === undefined ? tagsAnswer(call, user.tags) : recordInvalid(refused.refused);
});

const show = withUser((desk, user, call) =>
  answer(200, { user: userJson(desk, user), ...userSideloads(desk, call)([user]) }),
);

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/users/users/';
const OURS = { fidelity: 'supported', confidence: 'documented', source: SOURCE } as const;
const ONE = '/api/v2/users/{id}';

export const USER_ROUTES: readonly Route<Desk>[] = [
  {
    ...OURS,
    method: 'GET',
    path: '/api/v2/users/me',
    confidence: 'observed',
    note: 'without credentials: the anonymous user; a wrong API token: 401',
    handle: showMe,
  },
  { ...OURS, method: 'GET', path: ONE, handle: asAgent(show) },
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/users',
    note: 'no mail is sent; custom roles and photos are not simulated',
    fidelity: 'partial',
    handle: asAgent(create),
  },
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/users/create_or_update',
    handle: asAgent(createOrUpdate),
  },
  {
    ...OURS,
    method: 'PUT',
    path: ONE,
    note: 'assumption: an address that is given becomes the primary one; agents change end users and themselves',
    handle: asAgent(update),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: ONE,
    confidence: 'observed',
    note: 'assumption: the text of the refusal while tickets are not closed',
    handle: asAgent(remove),
  },
  {
    ...OURS,
    method: 'PUT',
    path: `${ONE}/merge`,
    note: 'assumption: closed tickets stay as they are, and what the survivor has not filled in comes from the other',
    handle: asAgent(merge),
  },
  { ...OURS, method: 'GET', path: `${ONE}/related`, handle: asAgent(related) },
  {
    ...OURS,
    method: 'GET',
    path: `${ONE}/tags`,
    handle: asAgent(withUser((_desk, { tags }) => answer(200, { tags }))),
  },
  {
    ...OURS,
    method: 'POST',
    path: `${ONE}/tags`,
    handle: asAgent(tagging),
  },
  {
    ...OURS,
    method: 'PUT',
    path: `${ONE}/tags`,
    handle: asAgent(tagging),
  },
  {
    ...OURS,
    method: 'DELETE',
    path: `${ONE}/tags`,
    handle: asAgent(tagging),
  },
];
