import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes the steps of the wizard in any order',
  violates: ['CONNECT-1'],
  decisions: { stepInOrder: () => true },
});
