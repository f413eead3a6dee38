// Which things of a collection hold a word, kept up to date as they change.
// The first look costs a walk through the collection; every later one only what has changed since.
import type { Collection, Item } from './collection.ts';
import { countBelow } from './id-order.ts';
import { SortedTree } from './sorted-tree.ts';

export interface WordIndex<T> {
  /**
   * Those that hold a word with this beginning, in the order of ids. Some may hold it no longer: whoever
   * asks looks at each once more.
   */
  beginning(prefix: string): readonly T[];
  /** About how many they are; endless when so many words begin so that it is not worth counting. */
  size(prefix: string): number;
}

/** So many words with one beginning are counted through. */
const WORDS_MAX = 1_000;

/** Puts an id in its place, once. Nearly always that is the end. */
function insert(ids: number[], id: number): void {
  const last = ids.at(-1);
  if (last === undefined || last < id) {
    ids.push(id);
    return;
  }
  const place = countBelow(ids, (each) => each, id);
  if (ids[place] !== id) ids.splice(place, 0, id);
}

export function createWordIndex<T extends Item>(
  collection: Collection<T>,
  wordsOf: (item: T) => Iterable<string>,
): WordIndex<T> {
  const byWord = new SortedTree<string, number[]>();
  const stale = new Set<T>(collection);
  collection.follow({
    changed: (item) => void stale.add(item),
    removed: (item) => void stale.delete(item),
  });
  function refresh(): void {
    for (const item of stale) {
      for (const word of new Set(wordsOf(item))) {
        const known = byWord.get(word);
        if (known === undefined) byWord.set(word, [item.id]);
        else insert(known, item.id);
      }
    }
    stale.clear();
  }
  function* lists(prefix: string): Iterable<readonly number[]> {
    refresh();
    for (const [word, ids] of byWord.entries(prefix)) {
      if (!word.startsWith(prefix)) return;
      yield ids;
    }
  }
  return {
    size(prefix) {
      let count = 0;
      let words = 0;
      for (const ids of lists(prefix)) {
        if (words++ === WORDS_MAX) return Number.POSITIVE_INFINITY;
        count += ids.length;
      }
      return count;
    },
    beginning(prefix) {
      const all = [...lists(prefix)];
      const ids =
        all.length === 1 ? (all[0] ?? []) : [...new Set(all.flat())].sort((a, b) => a - b);
      return ids.flatMap((id) => collection.get(id) ?? []);
    },
  };
}
