import { breaking } from './break.ts';

export default breaking({
  wrong: 'has one account for each customer, so that a second number replaces the first',
  violates: ['CONNECT-7'],
  decisions: { accountId: (customer) => `account-of-${customer}` },
});
