// Users by what they are called from outside, and those who work here.
import type { Collection } from './collection.ts';
import { createLive, type Live } from './live.ts';
import type { User } from './user.ts';

export interface UserIndex {
  readonly byExternalId: Map<string, User>;
  /** Who is not deleted, in the order of ids. */
  readonly active: () => Live<User>;
  /** Who was deleted, or merged into another. */
  readonly deleted: () => Live<User>;
  readonly inRole: (role: User['role']) => Live<User>;
}

export function createUserIndex(users: Collection<User>): UserIndex {
  const byExternalId = new Map<string, User>();
  const keys = new Map<number, string>();
  const drop = ({ id }: User): void => {
    const key = keys.get(id);
    if (key === undefined) return;
    keys.delete(id);
    byExternalId.delete(key);
  };
  users.follow({
    changed(user) {
      drop(user);
      if (user.externalId === null || !user.active) return;
      const key = user.externalId.toLowerCase();
      keys.set(user.id, key);
      byExternalId.set(key, user);
    },
    removed: drop,
  });
  const lists = new Map<string, Live<User>>();
  const list = (name: string, holds: (user: User) => boolean): Live<User> => {
    const known = lists.get(name);
    if (known !== undefined) return known;
    const made = createLive(users, { holds, placeOf: ({ id }) => [id] });
    lists.set(name, made);
    return made;
  };
  return {
    byExternalId,
    active: () => list('', ({ active }) => active),
    deleted: () => list('deleted', ({ active }) => !active),
    inRole: (role) => list(role, (user) => user.active && user.role === role),
  };
}
