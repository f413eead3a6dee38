import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets a template begin the 24 hours anew',
  violates: ['TEMPLATE-5'],
  alsoRed: {
    'WINDOW-2': 'free text after a template is handed to WhatsApp',
    'invariant:window': 'free text after a template is handed to WhatsApp',
  },
  decisions: { opensWindow: (touch) => touch === 'customer-message' || touch === 'template' },
});
