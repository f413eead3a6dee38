import type { Fault, Match } from './fault.ts';

/** Silence: the request never arrives, and the sender waits until it gives up. */
export const timeout = (match: Match): Fault => ({
  kind: 'timeout',
  match,
  note: 'never arrives, the sender waits in vain',
  strike: () => new Promise(() => {}),
});
