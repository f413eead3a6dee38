import { LAW } from '../../src/connector/law.ts';
import { breaking, NEVER_REGISTERED } from './break.ts';

export default breaking({
  wrong: 'goes from the deployment ID straight to the account',
  violates: ['CONNECT-1'],
  alsoRed: {
    'CONNECT-2': 'the screen that offers SMS and voice call is passed over',
    'CONNECT-6': 'the account is listed before a code was entered',
    ...NEVER_REGISTERED,
  },
  decisions: {
    screenAfter: (step) => (step === 'save-deployment' ? 'finish' : LAW.screenAfter(step)),
  },
});
