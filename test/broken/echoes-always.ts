import { breaking } from './break.ts';

export default breaking({
  wrong: 'answers every subscription handshake',
  violates: ['SECURE-2'],
  decisions: { verifyTokenRight: () => true },
});
