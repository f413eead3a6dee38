// All things of one kind, by id and in the order of their ids, with word to whoever follows them.
import { countBelow } from './id-order.ts';
import { type Key, type Listing, listingOf } from './listing.ts';

export interface Item {
  readonly id: number;
}

export interface Follower<T> {
  /** It was added, or something about it has changed. */
  changed(item: T): void;
  removed(item: T): void;
}

export interface Collection<T extends Item> extends Listing<T>, Iterable<T> {
  /** Can be handed on by itself. */
  readonly get: (id: number) => T | undefined;
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
const placeById = ({ id }: Item): Key => [id];

// A class, because a getter on an object literal is a new shape for each object.
class ById<T extends Item> implements Collection<T> {
  readonly #byId = new Map<number, T>();
  readonly #items: T[] = [];
  readonly #followers = new Set<Follower<T>>();
  readonly #listing: Listing<T> = listingOf(this.#items, placeById);
  readonly placeOf = placeById;
  readonly get = (id: number): T | undefined => this.#byId.get(id);

  get size(): number {
    return this.#items.length;
  }
  page(offset: number, count: number): readonly T[] {
    return this.#listing.page(offset, count);
  }
  after(place: Key | undefined, count: number): readonly T[] {
    return this.#listing.after(place, count);
  }
  before(place: Key | undefined, count: number): readonly T[] {
    return this.#listing.before(place, count);
  }
  [Symbol.iterator](): Iterator<T> {
    return this.#items[Symbol.iterator]();
  }
  add(item: T): T {
    const last = this.#items.at(-1);
    if (last !== undefined && last.id >= item.id) {
      throw new Error(`id ${item.id} comes after ${last.id}`);
    }
    this.#byId.set(item.id, item);
    this.#items.push(item);
    this.changed(item);
    return item;
  }
  changed(item: T): void {
    for (const follower of this.#followers) follower.changed(item);
  }
  putBack(item: T): void {
    if (this.#byId.has(item.id)) throw new Error(`id ${item.id} is there already`);
    this.#byId.set(item.id, item);
    this.#items.splice(countBelow(this.#items, idOf, item.id), 0, item);
    this.changed(item);
  }
  remove(item: T): void {
    if (!this.#byId.delete(item.id)) return;
    this.#items.splice(countBelow(this.#items, idOf, item.id), 1);
    for (const follower of this.#followers) follower.removed(item);
  }
  follow(follower: Follower<T>): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}

export const createCollection = <T extends Item>(): Collection<T> => new ById<T>();
