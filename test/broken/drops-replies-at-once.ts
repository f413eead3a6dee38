import type { BrokenSpec } from '../../src/cli/broken.ts';
import { json } from '../../src/kernel/wire.ts';
import { RIGHT_CONNECTOR } from '../../src/run/seat.ts';

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
  integration(settings, services, life) {
    const seated = RIGHT_CONNECTOR(settings, services, life);
    let before = Number.NEGATIVE_INFINITY;
    return {
      ...seated,
      handler: (request) => {
        if (!request.url.endsWith('/channelback')) return seated.handler(request);
        const now = services.clock.now();
        const again = now - before < SAME_CLICK_MS;
        before = now;
        return again ? json(200, { external_id: `again-${now}` }) : seated.handler(request);
      },
    };
  },
};

export default broken;
