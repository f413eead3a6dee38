import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not offer a voice call',
  violates: ['CONNECT-2'],
  decisions: { methodsOffered: () => ['sms'] },
});
