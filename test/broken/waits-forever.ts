import { breaking } from './break.ts';

export default breaking({
  wrong: 'never says that a code is late',
  violates: ['CONNECT-3'],
  alsoRed: {
    'NUMBER-3': 'a call is not proposed when no SMS has come',
  },
  decisions: { codeLate: () => false },
});
