import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a customer with a new number for a new customer',
  violates: ['TICKET-13'],
  decisions: { sameCustomer: (customer) => customer },
});
