import { breaking } from './break.ts';

export default breaking({
  wrong: 'counts the 24 hours from when the message arrived',
  violates: ['WINDOW-5'],
  decisions: { windowStart: ({ arrivedAt }) => Math.floor(arrivedAt / 1_000) },
});
