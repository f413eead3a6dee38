import type { Door } from '../../src/domain/business-rules.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'brings the tickets of all numbers in under the account that was written to first',
  violates: ['VIEW-3', 'VIEW-4'],
  alsoRed: {
    'WINDOW-6': 'what was written to the second number is looked for under its account',
    'TICKET-9': 'both conversations stand under one account',
  },
  decisions: () => {
    let first: Door | undefined;
    return {
      pushedThrough: (own) => {
        first ??= own;
        return first;
      },
    };
  },
});
