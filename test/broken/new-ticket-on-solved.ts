import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a ticket that has been replied to for done, and begins a new one',
  violates: ['TICKET-3'],
  alsoRed: {
    'AUTOMATION-1': 'tickets that should not be there wait unanswered, and are marked',
    'TEMPLATE-5': 'the answer to a template comes to another ticket',
    'TICKET-8': 'a file after a reply comes to another ticket',
    'MIGRATION-7': 'a conversation that was replied to does not go on after the move',
    'MIGRATION-8': 'a conversation that was replied to does not go on after the move',
    'TICKET-2': 'a ticket that was replied to gets no further messages',
    'TICKET-4': 'a ticket that was replied to gets no further messages',
    'TICKET-13': 'a ticket that was replied to gets no further messages',
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
