import { NoAnswer } from '../wire.ts';
import type { Fault, Match } from './fault.ts';

/** The connection is refused: the request never arrives, and the sender learns it at once. */
export const drop = (match: Match): Fault => ({
  kind: 'drop',
  match,
  note: 'never arrives, the sender is told at once',
  strike: async (hop) => {
    throw new NoAnswer('refused', hop.url);
  },
});
