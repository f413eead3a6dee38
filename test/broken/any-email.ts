import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any text for an e-mail address',
  violates: ['PROFILE-6'],
  decisions: { isEmail: () => true },
});
