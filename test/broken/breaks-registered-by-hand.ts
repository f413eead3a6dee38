import { breaking } from './break.ts';

export default breaking({
  wrong: 'refuses a voice menu although the number was registered by hand before',
  violates: ['NUMBER-6'],
  decisions: {
    reachable: ({ behindIvr }) => (behindIvr ? { refused: 'number-behind-ivr' } : { ok: true }),
  },
});
