import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends late comments of several paragraphs, such as macros write, all the same',
  violates: ['MACRO-2'],
  alsoRed: { 'WINDOW-2': 'a reply later than 24 hours is accepted by WhatsApp' },
  decisions: {
    lateReply: (tries, text) => (text.includes('\n') ? 'send' : LAW.lateReply(tries, text)),
  },
});
