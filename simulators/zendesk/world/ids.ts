// Numbers that Zendesk gives to its objects: about 14 digits, growing, never twice.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ (tickets alone count from 1)
import type { Random } from '../../../src/kernel/random.ts';

export interface Ids {
  next(): number;
}

const FIRST = { min: 10_000_000_000_000, max: 30_000_000_000_000 } as const;
const STEP = { min: 17, max: 4_000 } as const;
const SPREAD = STEP.max - STEP.min + 1;

/** Steps follow from the first draw and the count: every event of a ticket has an id, and a draw for each costs more than the event. */
export function createIds(random: Random): Ids {
  let last = random.int(FIRST.min, FIRST.max);
  let mixed = random.int(0, 0xffff_ffff);
  return {
    next() {
      mixed = (Math.imul(mixed, 0x0019_660d) + 0x3c6e_f35f) >>> 0;
      last += STEP.min + ((mixed >>> 8) % SPREAD);
      return last;
    },
  };
}
