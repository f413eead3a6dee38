import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not look at when a mobile was last registered',
  violates: ['NUMBER-4'],
  decisions: { rested: () => true },
});
