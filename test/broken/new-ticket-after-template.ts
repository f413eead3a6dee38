import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes an answer that comes after several messages of ours for a new conversation',
  violates: ['TEMPLATE-5'],
  decisions: {
    conversationOf: (arrived, past) => {
      const { accountId, thread } = LAW.conversationOf(arrived, past);
      return { accountId, thread: past.replies > past.messages ? `${thread}-2` : thread };
    },
  },
});
