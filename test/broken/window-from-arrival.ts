import { breaking } from './break.ts';

export default breaking({
  wrong: 'counts the 24 hours from when the message arrived',
  violates: ['WINDOW-5'],
  alsoRed: {
    'WINDOW-2': 'a reply later than 24 hours is accepted by WhatsApp',
  },
  decisions: { windowStart: ({ arrivedAt }) => Math.floor(arrivedAt / 1_000) },
});
