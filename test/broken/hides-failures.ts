import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps the failure of a reply to itself',
  violates: ['WINDOW-3'],
  alsoRed: {
    'TEMPLATE-2': 'the refusal of a template is not told',
    'TEMPLATE-3': 'the refusal of a template is not told',
    'TEMPLATE-5': 'the late reply after a template fails without a word',
    'TICKET-8': 'a file that could not be sent is not shown as failed',
    'WINDOW-9': 'a late file is not shown as failed',
    'MIGRATION-7': 'a late reply after the move is not shown as failed',
    'TICKET-11': 'a failure that is told of later is kept as well',
    'MACRO-2': "the failure of a macro's comment is not told either",
    'RELIABLE-4': 'the failure is not told, after a crash as before',
    'RELIABLE-5': 'a reply whose window closed in the outage fails without a word',
    'WINDOW-2': 'the late reply stays, but its failure is not told',
    'WINDOW-6': 'the reason of the failure is not told',
    'WINDOW-10': 'a failure of any kind is not told',
    'WINDOW-11': 'a failure of any kind is not told',
  },
  decisions: { failureShown: () => false },
});
