import { breaking } from './break.ts';

export default breaking({
  wrong: 'tells the agent of no failure that WhatsApp reports later',
  violates: ['TICKET-11'],
  alsoRed: {
    'WINDOW-3': 'a reply that was not delivered has not failed on the ticket',
  },
  decisions: { failureShown: (why) => why !== 'undeliverable' },
});
