import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends the newest of the waiting replies first',
  violates: ['TICKET-6'],
  decisions: { outboundOrder: (a, b) => b - a },
});
