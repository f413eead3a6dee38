// Things in an order in which each keeps its place while others come and go: what pages are made of.

/** Where something stands in an order. Parts are compared one after another; numbers come before text. */
export type Key = readonly (number | string)[];

export interface Listing<T> {
  readonly size: number;
  /** At most `count` items behind the first `offset`. */
  page(offset: number, count: number): readonly T[];
  /** At most `count` items behind a place; `undefined` is the beginning. The place itself may be empty by now. */
  after(place: Key | undefined, count: number): readonly T[];
  /** At most `count` items before a place, in order; `undefined` is the end. */
  before(place: Key | undefined, count: number): readonly T[];
  /** Can be handed on by itself. */
  placeOf(item: T): Key;
}

function compareParts(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** `directions` has -1 for each part that is counted backwards; parts beyond it are counted as the last one is. */
export const comparePlaces =
  (directions: readonly (1 | -1)[] = [1]) =>
  (a: Key, b: Key): number => {
    const length = Math.max(a.length, b.length);
    for (let i = 0; i < length; i++) {
      const order = compareParts(a[i], b[i]);
      if (order !== 0) return order * (directions[i] ?? directions.at(-1) ?? 1);
    }
    return 0;
  };

/** How many of `items`, which are in order, are before a place (or at it, when `including`). */
function countBefore<T>(
  items: readonly T[],
  placeOf: (item: T) => Key,
  compare: (a: Key, b: Key) => number,
  place: Key,
  including: boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(placeOf(items[middle] as T), place);
    if (order < 0 || (including && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Classes, because a getter on an object literal is a new shape for each object.
class Ordered<T> implements Listing<T> {
  readonly #items: readonly T[];
  readonly #compare: (a: Key, b: Key) => number;
  readonly placeOf: (item: T) => Key;

  constructor(items: readonly T[], placeOf: (item: T) => Key, compare: (a: Key, b: Key) => number) {
    this.#items = items;
    this.placeOf = placeOf;
    this.#compare = compare;
  }
  get size(): number {
    return this.#items.length;
  }
  page(offset: number, count: number): readonly T[] {
    return this.#items.slice(offset, offset + count);
  }
  after(place: Key | undefined, count: number): readonly T[] {
    const start = place === undefined ? 0 : this.#before(place, true);
    return this.#items.slice(start, start + count);
  }
  before(place: Key | undefined, count: number): readonly T[] {
    const end = place === undefined ? this.#items.length : this.#before(place, false);
    return this.#items.slice(Math.max(0, end - count), end);
  }
  #before(place: Key, including: boolean): number {
    return countBefore(this.#items, this.placeOf, this.#compare, place, including);
  }
}

const BY_PARTS = comparePlaces();

/** A listing of items that are in order already. `items` is read each time, so it may grow. */
export const listingOf = <T>(
  items: readonly T[],
  placeOf: (item: T) => Key,
  compare: (a: Key, b: Key) => number = BY_PARTS,
): Listing<T> => new Ordered(items, placeOf, compare);

/** Puts items in order first. For lists that are short or asked for rarely: it costs a sort. */
export function sortedListing<T>(
  items: Iterable<T>,
  placeOf: (item: T) => Key,
  directions?: readonly (1 | -1)[],
): Listing<T> {
  const compare = comparePlaces(directions);
  const sorted = [...items].sort((a, b) => compare(placeOf(a), placeOf(b)));
  return listingOf(sorted, placeOf, compare);
}

class Reversed<T> implements Listing<T> {
  readonly #listing: Listing<T>;
  readonly placeOf: (item: T) => Key;

  constructor(listing: Listing<T>) {
    this.#listing = listing;
    this.placeOf = listing.placeOf;
  }
  get size(): number {
    return this.#listing.size;
  }
  page(offset: number, count: number): readonly T[] {
    const end = this.size - offset;
    const taken = Math.max(0, Math.min(count, end));
    return this.#listing.page(Math.max(0, end - count), taken).toReversed();
  }
  after(place: Key | undefined, count: number): readonly T[] {
    return this.#listing.before(place, count).toReversed();
  }
  before(place: Key | undefined, count: number): readonly T[] {
    return this.#listing.after(place, count).toReversed();
  }
}

/** The other way round. */
export const reversed = <T>(listing: Listing<T>): Listing<T> => new Reversed(listing);
