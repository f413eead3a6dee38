import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'charges for hosting with the purchase, and never again',
  violates: ['HOSTING-2'],
  decisions: () => {
    const first = new Map<string, string>();
    return {
      chargeKey(charge) {
        const key = first.get(charge.number) ?? LAW.chargeKey(charge);
        first.set(charge.number, key);
        return key;
      },
    };
  },
});
