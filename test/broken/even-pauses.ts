import { breaking } from './break.ts';

export default breaking({
  wrong: 'tries again every second, for as long as it takes',
  violates: ['RELIABLE-2'],
  alsoRed: {
    'RELIABLE-5': 'a vendor that is called every second refuses for longer than it is down',
  },
  decisions: { retryPause: () => 1_000 },
});
