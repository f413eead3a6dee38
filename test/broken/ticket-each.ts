import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'makes a ticket for each message',
  violates: ['TICKET-2'],
  alsoRed: {
    'WINDOW-3': 'the failure is logged at another ticket than the newest',
    '*': 'messages of one conversation are spread over tickets',
  },
  decisions: {
    conversationOf: (arrived, past) => {
      const { accountId, thread } = LAW.conversationOf(arrived, past);
      return { accountId, thread: `${thread}:${arrived.messageId}` };
    },
  },
});
