import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes an order of hosting from anyone',
  violates: ['HOSTING-5'],
  decisions: { mayOrder: () => ({ ok: true }) },
});
