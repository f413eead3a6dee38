import { breaking } from './break.ts';

export default breaking({
  wrong: 'says nothing of a late reply',
  violates: ['WINDOW-3'],
  alsoRed: {
    'WINDOW-2': 'the late reply stays, but its failure is not told',
    'WINDOW-6': 'the reason of the failure is not told',
    'WINDOW-10': 'the late reply has waited, and its failure is not told either',
  },
  decisions: { lateReply: () => 'swallow' },
});
