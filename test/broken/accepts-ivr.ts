import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a number that a voice menu answers',
  violates: ['NUMBER-6'],
  decisions: { reachable: () => ({ ok: true }) },
});
