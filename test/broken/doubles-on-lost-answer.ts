import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a reply again at once when its answer was lost',
  violates: ['RELIABLE-2'],
  alsoRed: {
    'TICKET-7': 'a reply whose answer was lost is shown twice',
  },
  decisions: { afterSilence: () => 'retry' },
});
