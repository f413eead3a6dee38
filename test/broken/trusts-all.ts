import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes every webhook for one of WhatsApp, whatever its signature',
  violates: ['SECURE-1'],
  alsoRed: {
    'SECURE-7': 'a webhook that another company has signed is believed',
    'TICKET-7': 'a message that its requester never wrote stands on a ticket',
  },
  decisions: { signatureRight: () => true },
});
