// Finds the view or macro that a call is about, and says whether the caller may see or change it.
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import {
  isOffered,
  isPersonal,
  mayManage,
  type Restricted,
} from '../../world/business-rules/view-restriction.ts';
import type { User } from '../../world/user.ts';
import { forbidden, NOT_FOUND } from '../protocol/errors.ts';
import { idOf } from '../protocol/records.ts';

/** Assumption: the text; clients look at the status and the title. */
export const NOT_YOURS = forbidden('You do not have access to this page. It is not your own');

interface Shelf<T> {
  get(id: number): T | undefined;
}

export interface Kind<T extends Restricted> {
  readonly shelf: (desk: Desk) => Shelf<T>;
  readonly seen: (item: T, user: User) => boolean;
}

/** A view that is somebody's own is nobody else's, not even an admin's. */
export const VIEWS = {
  shelf: ({ world }: Desk) => world.viewBook.views,
  seen: isOffered,
} as const;

/** Admins see the macros that are somebody's own as well. */
export const MACROS = {
  shelf: ({ world }: Desk) => world.viewBook.macros,
  seen: (item: Restricted, user: User) =>
    isOffered(item, user) || (user.role === 'admin' && isPersonal(item)),
} as const;

export function find<T extends Restricted>(
  { shelf, seen }: Kind<T>,
  desk: Desk,
  id: number,
  user: User,
): T | undefined {
  const item = shelf(desk).get(id);
  return item !== undefined && seen(item, user) ? item : undefined;
}

type Handle<T> = (desk: Desk, item: T, call: Call, user: User) => Response;

/** The one that the path names; 404 for whoever does not see it. */
export const finding =
  <T extends Restricted>(kind: Kind<T>, name: string, handle: Handle<T>) =>
  (desk: Desk, call: Call, user: User): Response => {
    const item = find(kind, desk, idOf(call.params[name]), user);
    return item === undefined ? NOT_FOUND : handle(desk, item, call, user);
  };

/** The same for what changes it: 403 for whoever sees it only. */
export const managing = <T extends Restricted>(kind: Kind<T>, name: string, handle: Handle<T>) =>
  finding(kind, name, (desk, item, call, user) =>
    mayManage(item, user) ? handle(desk, item, call, user) : NOT_YOURS,
  );

/** All that are named, or the refusal of all. */
export function findAll<T extends Restricted>(
  kind: Kind<T>,
  desk: Desk,
  ids: readonly number[],
  user: User,
): { readonly items: readonly T[] } | Response {
  const items = ids.flatMap((id) => find(kind, desk, id, user) ?? []);
  if (items.length < ids.length) return NOT_FOUND;
  return items.every((item) => mayManage(item, user)) ? { items } : NOT_YOURS;
}
