import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends no comment at all to the customer',
  violates: ['TICKET-5', 'WINDOW-1'],
  alsoRed: {
    'MACRO-*': "a macro's comment is a reply",
    '*': 'a reply that never leaves can neither arrive nor fail',
  },
  decisions: { commentLeaves: () => false },
});
