import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds the account whatever code is entered',
  violates: ['CONNECT-4'],
  decisions: { codeAccepted: () => true },
});
