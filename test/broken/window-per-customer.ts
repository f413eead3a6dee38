import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps one window for each customer',
  violates: ['WINDOW-6'],
  decisions: { windowKey: (_business, customer) => customer },
});
