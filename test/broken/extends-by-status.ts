import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets a delivery status begin the 24 hours anew',
  violates: ['WINDOW-8'],
  alsoRed: {
    'TEMPLATE-5': 'free text after a template is handed to WhatsApp',
    'WINDOW-2': 'a reply later than 24 hours is handed to WhatsApp',
  },
  decisions: { opensWindow: (touch) => touch === 'customer-message' || touch === 'status' },
});
