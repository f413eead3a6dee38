import { breaking } from './break.ts';

export default breaking({
  wrong: 'asks for codes as often as it is told to, and shows no wait',
  violates: ['CONNECT-5'],
  decisions: { codeWait: () => 0 },
});
