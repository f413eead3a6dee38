import { breaking } from './break.ts';

export default breaking({
  wrong: 'always sends the code by SMS',
  violates: ['CONNECT-2'],
  decisions: { methodUsed: () => 'sms' },
});
