import { LAW } from '../../src/connector/law.ts';
import { because, breaking, firstAnswer } from './break.ts';

export default breaking({
  wrong: 'makes a ticket for each message',
  violates: ['TICKET-2'],
  alsoRed: {
    'WINDOW-3': 'the failure is logged at another ticket than the newest',
    ...because(
      'messages of one conversation are spread over tickets',
      'AUTOMATION-1',
      'invariant:order',
      'MIGRATION-7 MIGRATION-8',
      'NUMBER-1',
      'RELIABLE-4 RELIABLE-5',
      'SECURE-1 SECURE-3 SECURE-6',
      'TEMPLATE-5',
      'TICKET-3 TICKET-4 TICKET-6 TICKET-7 TICKET-8 TICKET-9 TICKET-10 TICKET-12 TICKET-13',
    ),
  },
  decisions: () => {
    const begunBy = firstAnswer<string>();
    return {
      conversationOf: (arrived, past) => {
        const right = LAW.conversationOf(arrived, past);
        const first = begunBy(right.thread, () => arrived.messageId);
        if (first === arrived.messageId) return right;
        return { ...right, thread: `${right.thread}:${arrived.messageId}` };
      },
    };
  },
});
