import { breaking } from './break.ts';

export default breaking({
  wrong: 'has a new ticket made after a closed one, without a link between them',
  violates: ['TICKET-4'],
  decisions: { followUpTickets: () => false },
});
