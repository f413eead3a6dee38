// Those things of a collection that share something (a requester, a tag), group by group, kept up to date as they change.
// The first look costs a walk through the collection; every later one only what has changed since.
import type { Collection, Item } from './collection.ts';
import { countBelow } from './id-order.ts';
import { type Listing, listingOf } from './listing.ts';

export type GroupKey = number | string;

export interface Grouped<T> {
  /** In the order of ids. */
  of(key: GroupKey): Listing<T>;
  /** Every key that something has, with how many have it. */
  sizes(): Iterable<readonly [GroupKey, number]>;
}

const NONE: Listing<never> = listingOf<never>([], () => []);

const idOf = ({ id }: Item): number => id;

export function createGrouped<T extends Item>(
  collection: Collection<T>,
  keysOf: (item: T) => readonly GroupKey[],
): Grouped<T> {
  const groups = new Map<GroupKey, T[]>();
  /** Only of items that have any. */
  const known = new Map<number, readonly GroupKey[]>();
  const stale = new Set<T>(collection);
  function leave(item: T): void {
    for (const key of known.get(item.id) ?? []) {
      const group = groups.get(key) as T[];
      group.splice(countBelow(group, idOf, item.id), 1);
      if (group.length === 0) groups.delete(key);
    }
    known.delete(item.id);
  }
  function join(item: T): void {
    const keys = [...new Set(keysOf(item))];
    if (keys.length === 0) return;
    known.set(item.id, keys);
    for (const key of keys) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.splice(countBelow(group, idOf, item.id), 0, item);
    }
  }
  collection.follow({
    changed: (item) => void stale.add(item),
    removed(item) {
      stale.delete(item);
      leave(item);
    },
  });
  function fresh(): typeof groups {
    for (const item of stale) {
      const before = known.get(item.id);
      const after = keysOf(item);
      if (before?.length === after.length && before.every((key, i) => key === after[i])) continue;
      leave(item);
      join(item);
    }
    stale.clear();
    return groups;
  }
  return {
    of(key) {
      const group = fresh().get(key);
      return group === undefined ? NONE : listingOf(group, ({ id }) => [id]);
    },
    *sizes() {
      for (const [key, { length }] of fresh()) yield [key, length];
    },
  };
}
