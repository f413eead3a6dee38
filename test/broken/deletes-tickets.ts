import type { BrokenSpec } from '../../src/cli/broken.ts';
import { beside } from './break.ts';

const broken: BrokenSpec = {
  wrong: 'deletes the tickets that it has made when it is uninstalled',
  violates: ['INSTALL-4'],
  alsoRed: {
    'TICKET-7': 'what customers wrote stands on no ticket any more',
  },
  ...beside(() => {
    const made = new Set<number>();
    return ({ type_id: type, data }) => {
      for (const { ticket_id: ticket } of data?.resource_events ?? []) made.add(ticket);
      if (type !== 'destroy_integration') return undefined;
      return ({ services, support }) =>
        services.clock.spawn('clear up', async () => {
          for (const ticket of made) await support('DELETE', `tickets/${ticket}.json`);
        });
    };
  }),
};

export default broken;
