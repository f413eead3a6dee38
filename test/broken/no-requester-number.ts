import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'pushes messages without the number of the customer',
  violates: ['TICKET-1', 'TICKET-10'],
  alsoRed: {
    'TICKET-13': 'nobody is found by the new number',
    'TRIGGER-1': 'a requester without a number meets no condition on it',
    'AUTOMATION-1': 'a requester without a number meets no condition on it',
  },
  decisions: { author: (customer, name) => ({ ...LAW.author(customer, name), fields: [] }) },
});
