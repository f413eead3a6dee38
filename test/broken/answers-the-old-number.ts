import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a reply to the number that Support first knew the customer by',
  violates: ['TICKET-13'],
  decisions: { recipientOf: (address, recipient) => recipient ?? address },
});
