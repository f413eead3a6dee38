import { breaking } from './break.ts';

export default breaking({
  wrong: 'brings all that a customer writes to the account that was written to first',
  violates: ['TICKET-9'],
  alsoRed: {
    'WINDOW-2': 'a reply leaves from a number that the customer has not written to',
    'WINDOW-6': 'the other number has no ticket of its own',
    'invariant:window': 'it speaks for WINDOW-2',
  },
  decisions: {
    conversationOf: ({ firstAccountId, business, customer }) => ({
      accountId: firstAccountId,
      thread: `${business}:${customer}`,
    }),
  },
});
