import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends the newest of the waiting replies first',
  violates: ['TICKET-6'],
  alsoRed: {
    'TICKET-7': 'files in another order are not those that were written',
    'TICKET-8': 'files go out in another order than they were written',
    'RELIABLE-4': 'replies that waited for the restart change places',
    'RELIABLE-5': 'replies that waited for WhatsApp change places',
  },
  decisions: { outboundOrder: (a, b) => b - a },
});
