import { breaking, NEVER_REGISTERED } from './break.ts';

export default breaking({
  wrong: 'tells Zendesk of the account before a code was entered',
  violates: ['CONNECT-6'],
  alsoRed: {
    'CONNECT-1': 'an account that is listed early skips the code screen',
    'CONNECT-2': 'the screen that offers SMS and voice call is passed over',
    ...NEVER_REGISTERED,
  },
  decisions: { accountListed: (screen) => screen === 'code' || screen === 'finish' },
});
