import { LAW } from '../../src/connector/law.ts';
import { because, breaking } from './break.ts';

export default breaking({
  wrong: 'goes from the deployment ID straight to the account',
  violates: ['CONNECT-1'],
  alsoRed: {
    'CONNECT-2': 'the screen that offers SMS and voice call is passed over',
    'CONNECT-6': 'the account is listed before a code was entered',
    ...because(
      'a number that was never registered carries no messages and has no profile',
      'ANNOUNCE-1',
      'HOSTING-1',
      'INSTALL-2 INSTALL-5',
      'INTAKE-6',
      'invariant:accounts-agree',
      'MIGRATION-5 MIGRATION-7 MIGRATION-8',
      'NAME-1',
      'NUMBER-1 NUMBER-3',
      'PROFILE-1 PROFILE-3 PROFILE-6 PROFILE-8',
      'RELIABLE-1 RELIABLE-2 RELIABLE-3 RELIABLE-4 RELIABLE-5 RELIABLE-6',
      'SECURE-2 SECURE-5 SECURE-6',
      'TICKET-1 TICKET-2 TICKET-6 TICKET-7 TICKET-8 TICKET-9 TICKET-10 TICKET-13',
      'VIEW-1 VIEW-2 VIEW-3 VIEW-4 VIEW-6',
    ),
  },
  decisions: {
    screenAfter: (step) => (step === 'save-deployment' ? 'finish' : LAW.screenAfter(step)),
  },
});
