import { breaking } from './break.ts';

export default breaking({
  wrong: 'never says that a code is late',
  violates: ['CONNECT-3'],
  decisions: { codeLate: () => false },
});
