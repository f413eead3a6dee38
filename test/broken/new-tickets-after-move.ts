import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'begins new conversations when the number has moved',
  violates: ['MIGRATION-7'],
  alsoRed: {
    'MIGRATION-8': 'the conversation that an interruption left open is not gone on with',
  },
  decisions: {
    conversationOf(arrived, past) {
      const { accountId, thread } = LAW.conversationOf(arrived, past);
      return { accountId, thread: thread.replace(/^[0-9]+/, arrived.line ?? '') };
    },
  },
});
