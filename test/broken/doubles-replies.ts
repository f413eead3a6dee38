import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a reply that is handed over again for a new one',
  violates: ['TICKET-7'],
  alsoRed: {
    'RELIABLE-4': 'a reply that is handed over again after a crash is sent twice',
  },
  decisions: { repeatedReply: () => undefined },
});
