import type { BrokenSpec } from '../../src/cli/broken.ts';
import { json } from '../../src/kernel/wire.ts';
import { atTheDoor } from './break.ts';

/** Taken for the same click, although it is another agent's. */
const SAME_CLICK_MS = 50;

const broken: BrokenSpec = {
  wrong: 'takes the reply of a second agent at the same moment for a second click of the first',
  violates: ['TICKET-7'],
  alsoRed: {
    'RELIABLE-4': 'after a crash, too, one of two replies at once is dropped',
    'RELIABLE-5': 'after an outage, too, one of two replies at once is dropped',
    'MACRO-1': 'a macro that two agents apply at once reaches one customer of two',
    'WINDOW-3': 'the reply that was taken for a second click has failed nowhere',
  },
  ...atTheDoor(
    () => {
      let before = Number.NEGATIVE_INFINITY;
      return ({ url }, now) => {
        if (!url.endsWith('/channelback')) return false;
        const again = now - before < SAME_CLICK_MS;
        before = now;
        return again;
      };
    },
    (_request, { services }) => json(200, { external_id: `again-${services.clock.now()}` }),
  ),
};

export default broken;
