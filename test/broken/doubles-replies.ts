import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a reply that is handed over again for a new one',
  violates: ['TICKET-7'],
  alsoRed: {
    'TICKET-6': 'a file that is sent twice stands out of its order',
    'TICKET-8': 'a file that is handed over again is sent twice',
    'RELIABLE-4': 'a reply that is handed over again after a crash is sent twice',
  },
  decisions: { repeatedReply: () => undefined },
});
