import type { BrokenSpec } from '../../src/cli/broken.ts';
import { LAW } from '../../src/connector/law.ts';
import type { Change, Store } from '../../src/connector/store.ts';
import { createMemoryStore } from '../../src/connector/store-in-memory.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { connectorWith } from '../../src/run/seat.ts';

const LATER_MS = 5_000;

/** Takes what is in memory for safe, and writes it down a little later. */
const lazy = (clock: Clock) => (): (() => Store) => {
  const written: (readonly Change[])[] = [];
  return () => {
    const memory = createMemoryStore();
    for (const changes of written) void memory.commit(changes);
    return {
      ...memory,
      async commit(changes) {
        const done = await memory.commit(changes);
        const write = (): void => void written.push(changes);
        if (done) clock.at(clock.now() + LATER_MS, 'write down what was acknowledged', write);
        return done;
      },
    };
  };
};

const broken: BrokenSpec = {
  wrong: 'acknowledges what it has not written down yet',
  violates: ['RELIABLE-6'],
  alsoRed: {
    'MIGRATION-8': 'what was acknowledged and not written down is lost when the move crashes',
    'RELIABLE-4': 'what it had not written down is lost in a crash',
    'WINDOW-3': 'a reply that was acknowledged and then lost has not failed where anybody sees it',
    'TICKET-7': 'a message that was acknowledged and then lost stands on no ticket',
  },
  integration: (settings, services, life) =>
    connectorWith(LAW, lazy(services.clock))(settings, services, life),
};

export default broken;
