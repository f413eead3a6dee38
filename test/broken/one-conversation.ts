import { breaking } from './break.ts';

export default breaking({
  wrong: 'brings all that a customer writes to the account that was written to first',
  violates: ['TICKET-9'],
  alsoRed: {
    'AUTOREPLY-1': 'the other number has no conversation to answer in',
    'AUTOREPLY-2': 'the other number never answers by itself',
    'INSTALL-4': 'after installing again, messages come in under the account that is gone',
    'TICKET-7': 'an account that is gone takes no messages, so they stand nowhere',
    'invariant:exactly-once': 'it speaks for TICKET-7',
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
