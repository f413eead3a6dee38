import { LAW } from '../../src/connector/law.ts';
import { breaking, firstAnswer } from './break.ts';

export default breaking({
  wrong: 'keeps one window for each customer',
  violates: ['WINDOW-6'],
  alsoRed: {
    'WINDOW-2': 'a reply later than 24 hours is accepted by WhatsApp',
  },
  decisions: () => {
    const first = firstAnswer<string>();
    return {
      windowKey: (business, customer) => first(customer, () => LAW.windowKey(business, customer)),
    };
  },
});
