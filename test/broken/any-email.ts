import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any text for an e-mail address',
  violates: ['PROFILE-6'],
  alsoRed: {
    'PROFILE-5': 'what should be refused is applied beside the other sections',
    'PROFILE-8': 'the page then shows what should have been refused',
  },
  decisions: { isEmail: () => true },
});
