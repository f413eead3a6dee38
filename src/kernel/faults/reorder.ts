import type { Fault, Match } from './fault.ts';

/**
 * The request is held back until the next hop between the same two nodes is over, or until `maxMs`
 * have passed: the later one overtakes it.
 */
export const reorder = (match: Match, maxMs: number): Fault => ({
  kind: 'reorder',
  match,
  note: `held back until the next one has passed, ${maxMs} ms at most`,
  holdsBack: true,
  strike: async (hop, request, overtaken) => {
    await overtaken(maxMs);
    return hop.carry(request);
  },
});
