import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps to itself that WhatsApp has refused a reply as too late',
  violates: ['WINDOW-11'],
  decisions: { failureShown: (why, by) => why !== 'window-closed' || by === 'us' },
});
