import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not wait although a vendor has said for how long',
  violates: ['RELIABLE-3'],
  decisions: { leftAlone: () => 0 },
});
