import { breaking } from './break.ts';

export default breaking({
  wrong: 'says nothing of a late reply',
  violates: ['WINDOW-3'],
  decisions: { lateReply: () => 'swallow' },
});
