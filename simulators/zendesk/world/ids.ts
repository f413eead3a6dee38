// Numbers that Zendesk gives to its objects: about 14 digits, growing, never twice.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ (tickets alone count from 1)
import type { Random } from '../../../src/kernel/random.ts';

export interface Ids {
  next(): number;
}

const FIRST = { min: 10_000_000_000_000, max: 30_000_000_000_000 } as const;
const STEP = { min: 17, max: 4_000 } as const;

export function createIds(random: Random): Ids {
  let last = random.int(FIRST.min, FIRST.max);
  return {
    next() {
      last += random.int(STEP.min, STEP.max);
      return last;
    },
  };
}
