import { breaking } from './break.ts';

export default breaking({
  wrong: 'offers a way back to the app',
  violates: ['MIGRATION-5'],
  decisions: { wayBack: () => true },
});
