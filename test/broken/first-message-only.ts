import { breaking } from './break.ts';

export default breaking({
  wrong: 'counts the 24 hours from the first message only',
  violates: ['WINDOW-4'],
  decisions: { windowAfter: (start, heard) => start ?? heard },
});
