import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a ticket that has been replied to for done, and begins a new one',
  violates: ['TICKET-3'],
  alsoRed: {
    'TICKET-12': 'the conversation goes on, but on another ticket',
    'WINDOW-3': 'the failure is logged at another ticket than the newest',
  },
  decisions: {
    conversationOf: (arrived, past) => {
      const { accountId, thread } = LAW.conversationOf(arrived, past);
      return { accountId, thread: past.replies === 0 ? thread : `${thread}:${past.replies}` };
    },
  },
});
