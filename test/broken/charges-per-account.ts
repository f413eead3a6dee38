import { breaking } from './break.ts';

export default breaking({
  wrong: 'charges a customer once a month, however many numbers it has',
  violates: ['HOSTING-2'],
  decisions: { chargeKey: ({ customer, month }) => `${customer}|${month}` },
});
