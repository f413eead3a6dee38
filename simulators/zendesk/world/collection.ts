// All things of one kind, by id and in the order of their ids, with word to whoever follows them.
import { countBelow } from './id-order.ts';
import { type Listing, listingOf } from './listing.ts';

export interface Item {
  readonly id: number;
}

export interface Follower<T> {
  /** It was added, or something about it has changed. */
  changed(item: T): void;
  removed(item: T): void;
}

export interface Collection<T extends Item> extends Listing<T>, Iterable<T> {
  get(id: number): T | undefined;
  /** Ids only grow: a smaller one than the last is a mistake of the caller. */
  add(item: T): T;
  /** Whoever changes an item says so, or lists and indexes show it as it was. */
  changed(item: T): void;
  remove(item: T): void;
  /** One that was away, or whose id was kept for it, takes its place in the order of ids. */
  putBack(item: T): void;
  /** Returns a function that ends it. */
  follow(follower: Follower<T>): () => void;
}

const idOf = ({ id }: Item): number => id;

export function createCollection<T extends Item>(): Collection<T> {
  const byId = new Map<number, T>();
  const items: T[] = [];
  const followers = new Set<Follower<T>>();
  const listing = listingOf(items, ({ id }) => [id]);
  const tell = (item: T): void => {
    for (const follower of followers) follower.changed(item);
  };
  return {
    get size() {
      return items.length;
    },
    page: listing.page,
    after: listing.after,
    before: listing.before,
    placeOf: listing.placeOf,
    [Symbol.iterator]: () => items[Symbol.iterator](),
    get: (id) => byId.get(id),
    add(item) {
      const last = items.at(-1);
      if (last !== undefined && last.id >= item.id) {
        throw new Error(`id ${item.id} comes after ${last.id}`);
      }
      byId.set(item.id, item);
      items.push(item);
      tell(item);
      return item;
    },
    changed: tell,
    putBack(item) {
      if (byId.has(item.id)) throw new Error(`id ${item.id} is there already`);
      byId.set(item.id, item);
      items.splice(countBelow(items, idOf, item.id), 0, item);
      tell(item);
    },
    remove(item) {
      if (!byId.delete(item.id)) return;
      items.splice(countBelow(items, idOf, item.id), 1);
      for (const follower of followers) follower.removed(item);
    },
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}
