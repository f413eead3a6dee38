import { breaking } from './break.ts';

export default breaking({
  wrong: 'calls every code late, however fresh it is',
  violates: ['CONNECT-3'],
  decisions: { codeLate: () => true },
});
