import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW } from '../../src/connector/law.ts';
import type { Collection, Store } from '../../src/connector/store.ts';
import { createMemoryStore } from '../../src/connector/store-in-memory.ts';
import { connectorWith } from '../../src/run/seat.ts';

/** Keeps replies under way in the memory of each life, and only the rest for good. */
function forgetful(): () => Store {
  const kept = createMemoryStore();
  return () => {
    const memory = createMemoryStore();
    const of = (name: Collection): Store => (name === 'outbox' ? memory : kept);
    return {
      get: (name, key) => of(name).get(name, key),
      list: (name, prefix) => of(name).list(name, prefix),
      async commit(changes) {
        await memory.commit(changes.filter((change) => change.in === 'outbox'));
        return kept.commit(changes.filter((change) => change.in !== 'outbox'));
      },
    };
  };
}

const broken: BrokenSpec = {
  wrong: 'forgets in a crash which replies were under way',
  violates: ['RELIABLE-4'],
  alsoRed: { 'WINDOW-3': 'a reply that was forgotten has not failed where anybody sees it' },
  integration: connectorWith(LAW, forgetful),
};

export default broken;
