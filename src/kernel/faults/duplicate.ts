import type { Fault, Match } from './fault.ts';

/** The request arrives `copies` more times, `everyMs` apart; the sender sees the first answer. */
export const duplicate = (match: Match, copies: number, everyMs: number): Fault => ({
  kind: 'duplicate',
  match,
  note: `arrives ${copies + 1} times`,
  strike: (hop, request) => {
    for (let copy = 1; copy <= copies; copy++) {
      hop.clock.at(hop.clock.now() + copy * everyMs, `copy of ${hop.name}`, () => {
        // The answer to a copy reaches nobody, whatever it is.
        hop.carry(request).catch(() => {});
      });
    }
    return hop.carry(request);
  },
});
