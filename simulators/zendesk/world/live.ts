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

type Tree<T> = InstanceType<typeof SortedTree<Key, T>>;

const ALL = (): boolean => true;

// A class, because a getter on an object literal is a new shape for each object.
class InOrder<T extends Item> implements Live<T> {
  readonly #collection: Collection<T>;
  readonly #holds: (item: T) => boolean;
  readonly #wanted: (item: T) => Key;
  readonly #compare: (a: Key, b: Key) => number;
  readonly #tree: Tree<T>;
  readonly #places = new Map<number, Key>();
  readonly #stale: Set<T>;
  readonly end: () => void;

  constructor(collection: Collection<T>, { holds = ALL, placeOf, directions }: LiveOptions<T>) {
    this.#collection = collection;
    this.#holds = holds;
    this.#wanted = placeOf;
    this.#compare = comparePlaces(directions);
    this.#tree = new SortedTree<Key, T>(undefined, this.#compare);
    this.#stale = new Set(collection);
    this.end = collection.follow({
      changed: (item) => void this.#stale.add(item),
      removed: (item) => {
        this.#stale.delete(item);
        this.#drop(item);
      },
    });
  }

  get size(): number {
    return this.#fresh().size;
  }
  page(offset: number, count: number): readonly T[] {
    return this.#take(this.#fresh().entries(undefined), offset, count);
  }
  after(place: Key | undefined, count: number): readonly T[] {
    return this.#take(this.#fresh().entries(place), place, count);
  }
  before(place: Key | undefined, count: number): readonly T[] {
    return this.#take(this.#fresh().entriesReversed(place), place, count).reverse();
  }
  /** Where it is found, also when what its place is made of has changed since. */
  readonly placeOf = (item: T): Key => this.#places.get(item.id) ?? this.#wanted(item);
  again(item: T): void {
    if (this.#collection.get(item.id) === item) this.#stale.add(item);
  }

  #drop(item: T): void {
    const place = this.#places.get(item.id);
    if (place === undefined) return;
    this.#places.delete(item.id);
    this.#tree.delete(place);
  }

  #fresh(): Tree<T> {
    for (const item of this.#stale) {
      const before = this.#places.get(item.id);
      const place = this.#holds(item) ? this.#wanted(item) : undefined;
      if (before !== undefined && place !== undefined && this.#compare(before, place) === 0) {
        continue;
      }
      this.#drop(item);
      if (place === undefined) continue;
      this.#places.set(item.id, place);
      this.#tree.set(place, item);
    }
    this.#stale.clear();
    return this.#tree;
  }

  #take(entries: Iterable<[Key, T]>, skip: Key | number | undefined, count: number): T[] {
    const found: T[] = [];
    let toSkip = typeof skip === 'number' ? skip : 0;
    for (const [place, item] of entries) {
      if (found.length === count) break;
      if (toSkip > 0) toSkip--;
      else if (typeof skip !== 'object' || this.#compare(place, skip) !== 0) found.push(item);
    }
    return found;
  }
}

export const createLive = <T extends Item>(
  collection: Collection<T>,
  options: LiveOptions<T>,
): Live<T> => new InOrder(collection, options);
