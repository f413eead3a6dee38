import { LAW } from '../../src/connector/law.ts';
import { breaking, firstAnswer } from './break.ts';

export default breaking({
  wrong: 'charges a customer once a month, however many numbers it has',
  violates: ['HOSTING-2'],
  decisions: () => {
    const first = firstAnswer<string>();
    return {
      chargeKey: (charge) =>
        first(`${charge.customer}|${charge.month}`, () => LAW.chargeKey(charge)),
    };
  },
});
