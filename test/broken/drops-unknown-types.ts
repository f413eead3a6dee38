import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets go what is no text',
  violates: ['TICKET-8'],
  alsoRed: {
    'TEMPLATE-4': 'the notice that a number changed hands is let go as well',
    'TICKET-6': 'the picture is missing from its place',
    'TICKET-7': 'what is let go stands on no ticket',
    'TICKET-13': 'the notice of a new number is let go as well',
    'WINDOW-9': 'a picture does not open the 24 hours',
    'invariant:exactly-once': 'it speaks for TICKET-7',
  },
  decisions: { shownText: ({ type, text }) => (type === 'text' ? text : undefined) },
});
