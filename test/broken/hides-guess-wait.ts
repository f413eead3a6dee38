import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not say how long WhatsApp takes no code',
  violates: ['CONNECT-5'],
  decisions: { guessWait: () => 0 },
});
