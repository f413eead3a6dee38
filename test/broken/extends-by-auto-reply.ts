import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets the automatic reply begin the 24 hours anew',
  violates: ['AUTOREPLY-5', 'WINDOW-8'],
  alsoRed: {
    'WINDOW-2': 'a reply later than 24 hours is handed to WhatsApp',
  },
  decisions: { opensWindow: (touch) => touch === 'customer-message' || touch === 'auto-reply' },
});
