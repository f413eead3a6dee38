// The store in memory: values are immutable, so none is copied. It outlives the connector that uses it.
import type { Change, Collection, Collections, Store } from './store.ts';

export function createMemoryStore(): Store {
  const collections = new Map<Collection, Map<string, unknown>>();
  const of = (name: Collection): Map<string, unknown> => {
    let known = collections.get(name);
    if (known === undefined) {
      known = new Map();
      collections.set(name, known);
    }
    return known;
  };
  const apply = (change: Change): void => {
    if (change.do === 'remove') of(change.in).delete(change.key);
    else of(change.in).set(change.key, change.value);
  };
  return {
    get: async <C extends Collection>(name: C, key: string) =>
      collections.get(name)?.get(key) as Collections[C] | undefined,
    list: async <C extends Collection>(name: C, prefix = '') => {
      const found: Collections[C][] = [];
      const known = collections.get(name);
      if (known === undefined) return found;
      for (const [key, value] of known) {
        if (key.startsWith(prefix)) found.push(value as Collections[C]);
      }
      return found;
    },
    commit: async (changes) => {
      for (const change of changes) {
        if (change.do === 'insert' && of(change.in).has(change.key)) return false;
      }
      for (const change of changes) apply(change);
      return true;
    },
  };
}
