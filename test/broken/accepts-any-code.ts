import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds the account whatever code is entered',
  violates: ['CONNECT-4'],
  alsoRed: {
    'CONNECT-5': 'a wrong guess is taken instead of being refused',
    'CONNECT-6': 'the account is listed although no right code was entered',
  },
  decisions: { codeAccepted: () => true },
});
