import type { Fault, Match } from './fault.ts';

/** The request arrives `ms` later than it would have. */
export const delay = (match: Match, ms: number): Fault => ({
  kind: 'delay',
  match,
  note: `arrives ${ms} ms late`,
  strike: async (hop, request) => {
    await hop.clock.sleep(ms, `delay of ${hop.name}`);
    return hop.carry(request);
  },
});
