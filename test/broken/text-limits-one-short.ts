import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'refuses a text of the profile that is exactly as long as it may be',
  violates: ['PROFILE-6'],
  decisions: { fits: (field, text) => LAW.fits(field, `${text}x`) },
});
