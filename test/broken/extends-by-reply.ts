import { breaking } from './break.ts';

export default breaking({
  wrong: "lets an agent's reply begin the 24 hours anew",
  violates: ['WINDOW-8'],
  alsoRed: {
    'WINDOW-2': 'a reply later than 24 hours is handed to WhatsApp',
  },
  decisions: { opensWindow: (touch) => touch === 'customer-message' || touch === 'reply' },
});
