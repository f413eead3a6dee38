import { breaking } from './break.ts';

export default breaking({
  wrong: 'closes the window after 23 hours',
  violates: ['WINDOW-1'],
  decisions: {
    windowOpen: (start, nowMs) =>
      start !== undefined && Math.floor(nowMs / 1_000) - start <= 23 * 3_600,
  },
});
