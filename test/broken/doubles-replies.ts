import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a reply that is handed over again for a new one',
  violates: ['TICKET-7'],
  decisions: { repeatedReply: () => undefined },
});
