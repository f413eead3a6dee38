import { breaking } from './break.ts';

export default breaking({
  wrong: 'says nothing of a late reply',
  violates: ['WINDOW-3'],
  alsoRed: {
    'TEMPLATE-5': 'the late reply after a template fails without a word',
    'WINDOW-9': 'of a late file nothing is said',
    'MIGRATION-7': 'a late reply after the move is not shown as failed',
    'MACRO-2': "a macro's late comment is a late reply",
    'RELIABLE-4': 'the failure is not told, after a crash as before',
    'RELIABLE-5': 'a reply whose window closed in the outage is gone without a word',
    'WINDOW-2': 'the late reply stays, but its failure is not told',
    'WINDOW-6': 'the reason of the failure is not told',
    'WINDOW-10': 'the late reply has waited, and its failure is not told either',
  },
  decisions: { lateReply: () => 'swallow' },
});
