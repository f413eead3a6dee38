import { breaking } from './break.ts';

export default breaking({
  wrong: 'tries again every second, for as long as it takes',
  violates: ['RELIABLE-2'],
  decisions: { retryPause: () => 1_000 },
});
