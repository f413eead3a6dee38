import { breaking } from './break.ts';

export default breaking({
  wrong: 'pushes messages in the order in which they arrived',
  violates: ['TICKET-6'],
  decisions: { inboundOrder: (a, b) => a.arrival - b.arrival },
});
