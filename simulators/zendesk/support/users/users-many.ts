// Users many at a time, by jobs, as a table. https://developer.zendesk.com/api-reference/ticketing/users/users/#create-many-users
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { empty, type Response } from '../../../../src/kernel/wire.ts';
import { authorGone } from '../../channel-framework/author-gone.ts';
import type { Desk } from '../../desk.ts';
import type { User } from '../../world/user.ts';
import { deactivateUser, deletionRefusals } from '../../world/user-changes.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin, asAgent } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { idsOf, itemsIn, MANY_MAX, wrongIn } from '../protocol/records.ts';
import { USER } from './user-input.ts';
import { createOne, meantBy, updateOne, type Written } from './write-user.ts';

type Result = Readonly<Record<string, unknown>>;

/** Third party: https://github.com/facetoe/zenpy, as its tests expect it. */
const TOO_MANY = answer(400, {
  error: 'TooManyValues',
  description: `Maximum ${MANY_MAX} users may be created per call`,
  max_count: MANY_MAX,
});

function resultOf(
  done: Written,
  index: number,
  error: string,
  good: (user: User) => Result,
): Result {
  if ('user' in done) return good(done.user);
  const why = 'refused' in done ? (done.refused[0]?.description ?? '') : 'Forbidden';
  return failedTask(index, error, why);
}

function createMany(desk: Desk, call: Call, by: User): Response {
  const read = itemsIn(call, 'users', TOO_MANY);
  if (!('items' in read)) return read;
  const make = (item: unknown, index: number): Result => {
    const given = USER.safeParse(item);
    if (!given.success) return failedTask(index, 'UserCreateFailed', wrongIn(given.error));
    const done = createOne(desk, by, given.data);
    return resultOf(done, index, 'UserCreateFailed', ({ id }) => ({
      index,
      id,
      status: 'Created',
    }));
  };
  const work = () => read.items.map(make);
  return startJob(desk, call, { type: 'Bulk Create User', total: read.items.length, work });
}

function createOrUpdateMany(desk: Desk, call: Call, by: User): Response {
  const read = itemsIn(call, 'users', TOO_MANY);
  if (!('items' in read)) return read;
  const write = (item: unknown, index: number): Result => {
    const given = USER.safeParse(item);
    if (!given.success) return failedTask(index, 'UserUpdateFailed', wrongIn(given.error));
    const known = meantBy(desk, given.data);
    const done =
      known === undefined
        ? createOne(desk, by, given.data)
        : updateOne(desk, by, known, given.data);
    const status = known === undefined ? 'Created' : 'Updated';
    return resultOf(done, index, 'UserUpdateFailed', ({ id }) => ({ index, id, status }));
  };
  const work = () => read.items.map(write);
  return startJob(desk, call, {
    type: 'Bulk Create Or Update User',
    total: read.items.length,
    work,
  });
}

function change(desk: Desk, by: User, id: number, item: unknown, index: number): Result {
  const user = desk.world.users.get(id);
  if (user === undefined) return failedTask(index, 'UserNotFound', 'There is no such user', id);
  const given = USER.safeParse(item);
  if (!given.success) return failedTask(index, 'UserUpdateFailed', wrongIn(given.error), id);
  return resultOf(updateOne(desk, by, user, given.data), index, 'UserUpdateFailed', () => ({
    index,
    id,
    action: 'update',
    status: 'Updated',
    success: true,
  }));
}

const NAMED = z.looseObject({ id: z.int() });

/** Either each has changes of its own, or `?ids=` all get the same. */
function updateMany(desk: Desk, call: Call, by: User): Response {
  const type = 'Bulk Update User';
  if (call.query.has('ids')) {
    const which = idsOf(call);
    if (!('ids' in which)) return which;
    const read = readRoot(call, 'user', USER);
    if ('response' in read) return read.response;
    const work = () => which.ids.map((id, index) => change(desk, by, id, read.value, index));
    return startJob(desk, call, { type, total: which.ids.length, work });
  }
  const read = itemsIn(call, 'users', TOO_MANY);
  if (!('items' in read)) return read;
  const work = () =>
    read.items.map((item, index) =>
      change(desk, by, NAMED.safeParse(item).data?.id ?? 0, item, index),
    );
  return startJob(desk, call, { type, total: read.items.length, work });
}

function destroyMany(desk: Desk, call: Call, by: User): Response {
  const which = idsOf(call);
  if (!('ids' in which)) return which;
  const drop = (id: number, index: number): Result => {
    const user = desk.world.users.get(id);
    if (user === undefined) return failedTask(index, 'UserNotFound', 'There is no such user', id);
    const [refused] = deletionRefusals(desk.world, user, by);
    if (refused !== undefined) {
      return failedTask(index, 'UserDeleteFailed', refused.description, id);
    }
    authorGone(desk, user);
    deactivateUser(desk.world, user, desk.clock.now());
    return { index, id, action: 'delete', status: 'Deleted', success: true };
  };
  const work = () => which.ids.map(drop);
  return startJob(desk, call, { type: 'Bulk Delete User', total: which.ids.length, work });
}

const SOURCE = 'https://developer.zendesk.com/api-reference/ticketing/users/users/';
const OURS = {
  fidelity: 'supported',
  confidence: 'documented',
  source: SOURCE,
  note: 'assumption: the names of the job and of the errors in its results',
} as const;

export const MANY_USER_ROUTES: readonly Route<Desk>[] = [
  { ...OURS, method: 'POST', path: '/api/v2/users/create_many', handle: asAgent(createMany) },
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/users/create_or_update_many',
    handle: asAgent(createOrUpdateMany),
  },
  { ...OURS, method: 'PUT', path: '/api/v2/users/update_many', handle: asAgent(updateMany) },
  { ...OURS, method: 'DELETE', path: '/api/v2/users/destroy_many', handle: asAdmin(destroyMany) },
  {
    ...OURS,
    method: 'POST',
    path: '/api/v2/users/logout_many',
    fidelity: 'partial',
    note: 'nobody has a session here',
    handle: asAdmin((_desk, call) => {
      const which = idsOf(call);
      return 'ids' in which ? empty(202) : which;
    }),
  },
];
