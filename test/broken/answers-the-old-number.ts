import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a reply to the number that Support first knew the customer by',
  violates: ['TICKET-13'],
  alsoRed: {
    'TEMPLATE-4': 'a template goes to the old number as well, whoever has it now',
  },
  decisions: { recipientOf: (address, recipient) => recipient ?? address },
});
