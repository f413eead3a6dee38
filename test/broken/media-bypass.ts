import { breaking } from './break.ts';

export default breaking({
  wrong: 'asks for the 24 hours before words, but not before files',
  violates: ['WINDOW-9'],
  alsoRed: {
    'WINDOW-2': 'a late file is accepted by WhatsApp',
    'invariant:window': 'it speaks for WINDOW-2',
  },
  decisions: { boundByWindow: (part) => part === 'text' },
});
