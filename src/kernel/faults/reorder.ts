import type { Fault, Match } from './fault.ts';

/**
 * The request is held back until the next hop between the same two nodes has been carried, or until
 * `maxMs` have passed: the later one overtakes it.
 */
export const reorder = (match: Match, maxMs: number): Fault => {
  let overtaken: (() => void) | undefined;
  return {
    kind: 'reorder',
    // The hop it struck, and the one that overtakes it.
    match: { ...match, times: (match.times ?? 1) * 2 },
    note: `held back until the next one has passed, ${maxMs} ms at most`,
    strike: async (hop, request) => {
      if (overtaken === undefined) {
        await new Promise<void>((resolve) => {
          overtaken = resolve;
          hop.clock.at(hop.clock.now() + maxMs, `end of holding back ${hop.name}`, resolve);
        });
        overtaken = undefined;
        return hop.carry(request);
      }
      const response = await hop.carry(request);
      overtaken();
      return response;
    },
  };
};
