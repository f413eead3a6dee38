import { breaking } from './break.ts';

export default breaking({
  wrong: 'always sends the code by SMS',
  violates: ['CONNECT-2'],
  alsoRed: {
    'CONNECT-3': 'a landline then gets no code at all',
  },
  decisions: { methodUsed: () => 'sms' },
});
