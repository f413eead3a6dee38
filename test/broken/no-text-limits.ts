import { breaking } from './break.ts';

export default breaking({
  wrong: 'has no limits for the texts of a profile',
  violates: ['PROFILE-6'],
  decisions: { fits: () => true },
});
