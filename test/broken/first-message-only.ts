import { breaking } from './break.ts';

export default breaking({
  wrong: 'counts the 24 hours from the first message only',
  violates: ['WINDOW-4'],
  alsoRed: {
    'TEMPLATE-1': 'what follows the answer to a template is held back',
    'TEMPLATE-5': 'the answer to a template does not open the 24 hours',
    'WINDOW-9': 'a file that the customer has made possible again is not delivered',
    'TICKET-3': 'a reply to the reopened ticket comes after the first 24 hours',
    'WINDOW-6': 'a later message opens no window',
    'WINDOW-2': 'a reply that the customer has made possible again is not delivered',
    'WINDOW-3': 'such a reply is logged as failed',
    'MIGRATION-7': 'a customer who writes again after the move is not answered',
    'AUTOREPLY-2': 'the automatic reply of a later day falls outside this window',
  },
  decisions: { windowAfter: (start, heard) => start ?? heard },
});
