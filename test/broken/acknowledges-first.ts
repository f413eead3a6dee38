import type { BrokenSpec } from '../../src/cli/broken.ts';
import { forgetting } from './break.ts';

/** What it was given later than this before the last is not written down yet. */
const LATER_MS = 5_000;

const broken: BrokenSpec = {
  wrong: 'acknowledges what it has not written down yet',
  violates: ['RELIABLE-6'],
  alsoRed: {
    'MIGRATION-8': 'what was acknowledged and not written down is lost when the move crashes',
    'RELIABLE-4': 'what it had not written down is lost in a crash',
    'WINDOW-3': 'a reply that was acknowledged and then lost has not failed where anybody sees it',
    'TICKET-7': 'a message that was acknowledged and then lost stands on no ticket',
  },
  ...forgetting((kept) => {
    const newest = kept.at(-1)?.at ?? 0;
    return kept.filter(({ at }) => newest - at >= LATER_MS);
  }),
};

export default broken;
