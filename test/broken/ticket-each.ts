import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'makes a ticket for each message',
  violates: ['TICKET-2'],
  alsoRed: {
    'RELIABLE-4': 'messages of one conversation are spread over tickets',
    'RELIABLE-5': 'messages of one conversation are spread over tickets',
    'TICKET-6': 'there is no one conversation whose order could be kept',
    'TICKET-7': 'messages of one conversation are spread over tickets',
    'WINDOW-3': 'the failure is logged at another ticket than the newest',
  },
  decisions: {
    conversationOf: (arrived, past) => {
      const { accountId, thread } = LAW.conversationOf(arrived, past);
      return { accountId, thread: `${thread}:${arrived.messageId}` };
    },
  },
});
