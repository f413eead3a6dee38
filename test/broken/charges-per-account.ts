import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'charges a customer once a month, however many numbers it has',
  violates: ['HOSTING-2'],
  decisions: () => {
    const first = new Map<string, string>();
    return {
      chargeKey(charge) {
        const bill = `${charge.customer}|${charge.month}`;
        const key = first.get(bill) ?? LAW.chargeKey(charge);
        first.set(bill, key);
        return key;
      },
    };
  },
});
