import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends no comment at all to the customer',
  violates: ['TICKET-5', 'WINDOW-1'],
  decisions: { commentLeaves: () => false },
});
