import { LAW } from '../../src/connector/law.ts';
import { breaking, firstAnswer } from './break.ts';

export default breaking({
  wrong: 'charges for hosting with the purchase, and never again',
  violates: ['HOSTING-2'],
  decisions: () => {
    const first = firstAnswer<string>();
    return { chargeKey: (charge) => first(charge.number, () => LAW.chargeKey(charge)) };
  },
});
