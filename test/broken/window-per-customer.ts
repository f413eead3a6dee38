import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps one window for each customer',
  violates: ['WINDOW-6'],
  alsoRed: {
    'WINDOW-2': 'a reply later than 24 hours is accepted by WhatsApp',
  },
  decisions: () => {
    const keys = new Map<string, string>();
    return {
      windowKey(business, customer) {
        const key = keys.get(customer) ?? LAW.windowKey(business, customer);
        keys.set(customer, key);
        return key;
      },
    };
  },
});
