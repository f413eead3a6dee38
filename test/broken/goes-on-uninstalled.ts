import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps its accounts at work after it was uninstalled',
  violates: ['INSTALL-4'],
  alsoRed: {
    'ANNOUNCE-1': 'a number that goes on is still announced, and cannot be connected anew',
    'TICKET-7': 'the messages that it takes in reach no ticket',
  },
  decisions: { accountStops: () => false },
});
