import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a late reply all the same',
  violates: ['WINDOW-2'],
  decisions: { lateReply: () => 'send' },
});
