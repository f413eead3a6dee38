import type { Door } from '../../src/domain/business-rules.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'brings the tickets of all numbers in under the account that was written to first',
  violates: ['VIEW-3', 'VIEW-4'],
  alsoRed: {
    'TICKET-1':
      'a first message to the second number makes a ticket under the account of the first',
    'INSTALL-4': 'after installing again, messages come in under the account that is gone',
    'TICKET-7': 'an account that is gone takes no messages, so they stand nowhere',
    'invariant:exactly-once': 'it speaks for TICKET-7',
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
