import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'goes from the deployment ID straight to the account',
  violates: ['CONNECT-1'],
  alsoRed: {
    'CONNECT-2': 'the screen that offers SMS and voice call is passed over',
    'CONNECT-6': 'the account is listed before a code was entered',
    '*': 'a number that was never registered carries no messages and has no profile',
  },
  decisions: {
    screenAfter: (step) => (step === 'save-deployment' ? 'finish' : LAW.screenAfter(step)),
  },
});
