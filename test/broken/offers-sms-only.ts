import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not offer a voice call',
  violates: ['CONNECT-2'],
  alsoRed: {
    'NUMBER-3': 'a landline cannot ask for a call',
  },
  decisions: { methodsOffered: () => ['sms'] },
});
