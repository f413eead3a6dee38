import { because, breaking } from './break.ts';

export default breaking({
  wrong: 'tells Zendesk of the account before a code was entered',
  violates: ['CONNECT-6'],
  alsoRed: {
    'CONNECT-1': 'an account that is listed early skips the code screen',
    'CONNECT-2': 'the screen that offers SMS and voice call is passed over',
    ...because(
      'a number that was listed without being registered carries no messages and has no profile',
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
  decisions: { accountListed: (screen) => screen === 'code' || screen === 'finish' },
});
