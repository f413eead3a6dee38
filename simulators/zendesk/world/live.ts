// Those things of a collection that something holds for, in an order of their own, kept up to date as they change.
// The first look costs a walk through the collection; every later one only what has changed since.
import type { Collection, Item } from './collection.ts';
import { comparePlaces, type Key, type Listing } from './listing.ts';
import { SortedTree } from './sorted-tree.ts';

export interface Live<T> extends Listing<T> {
  /** Looks at an item once more, when something else than itself may have changed whether or where it stands. */
  again(item: T): void;
  /** Ends the following; the listing is not to be used any more. */
  end(): void;
}

export interface LiveOptions<T> {
  /** Which items are in it; without it all are. */
  readonly holds?: (item: T) => boolean;
  /** Where an item stands. It must differ from that of every other item, so its last part is usually the id. */
  readonly placeOf: (item: T) => Key;
  readonly directions?: readonly (1 | -1)[];
}

export function createLive<T extends Item>(
  collection: Collection<T>,
  { holds = () => true, placeOf, directions }: LiveOptions<T>,
): Live<T> {
  const compare = comparePlaces(directions);
  const tree = new SortedTree<Key, T>(undefined, compare);
  const places = new Map<number, Key>();
  const stale = new Set<T>(collection);
  const drop = (item: T): void => {
    const place = places.get(item.id);
    if (place === undefined) return;
    places.delete(item.id);
    tree.delete(place);
  };
  const end = collection.follow({
    changed: (item) => void stale.add(item),
    removed(item) {
      stale.delete(item);
      drop(item);
    },
  });
  function fresh(): typeof tree {
    for (const item of stale) {
      const before = places.get(item.id);
      const place = holds(item) ? placeOf(item) : undefined;
      if (before !== undefined && place !== undefined && compare(before, place) === 0) continue;
      drop(item);
      if (place === undefined) continue;
      places.set(item.id, place);
      tree.set(place, item);
    }
    stale.clear();
    return tree;
  }
  function take(entries: Iterable<[Key, T]>, skip: Key | number | undefined, count: number): T[] {
    const found: T[] = [];
    let toSkip = typeof skip === 'number' ? skip : 0;
    for (const [place, item] of entries) {
      if (found.length === count) break;
      if (toSkip > 0) toSkip--;
      else if (typeof skip !== 'object' || compare(place, skip) !== 0) found.push(item);
    }
    return found;
  }
  return {
    get size() {
      return fresh().size;
    },
    page: (offset, count) => take(fresh().entries(undefined), offset, count),
    after: (place, count) => take(fresh().entries(place), place, count),
    before: (place, count) => take(fresh().entriesReversed(place), place, count).reverse(),
    // Where it is found, also when what its place is made of has changed since.
    placeOf: (item) => places.get(item.id) ?? placeOf(item),
    again(item) {
      if (collection.get(item.id) === item) stale.add(item);
    },
    end: () => void end(),
  };
}
