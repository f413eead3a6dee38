import { breaking } from './break.ts';

export default breaking({
  wrong: 'tells the agent of no failure that WhatsApp reports later',
  violates: ['TICKET-11'],
  decisions: { failureShown: (why) => why !== 'undeliverable' },
});
