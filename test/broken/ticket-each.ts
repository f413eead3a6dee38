import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'makes a ticket for each message',
  violates: ['TICKET-2'],
  alsoRed: {
    'WINDOW-3': 'the failure is logged at another ticket than the newest',
    '*': 'messages of one conversation are spread over tickets',
  },
  decisions: () => {
    const begunBy = new Map<string, string>();
    return {
      conversationOf: (arrived, past) => {
        const right = LAW.conversationOf(arrived, past);
        const first = begunBy.get(right.thread) ?? arrived.messageId;
        begunBy.set(right.thread, first);
        if (first === arrived.messageId) return right;
        return { ...right, thread: `${right.thread}:${arrived.messageId}` };
      },
    };
  },
});
