import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

const EARLY =
  'conversations are named by the line, so what overtook the notice of a new number is not found by the number';

export default breaking({
  wrong: 'begins new conversations when the number has moved',
  violates: ['MIGRATION-7'],
  alsoRed: {
    'MIGRATION-8': 'the conversation that an interruption left open is not gone on with',
    'TICKET-6': EARLY,
    'TICKET-13': EARLY,
    'invariant:order': EARLY,
  },
  decisions: {
    conversationOf(arrived, past) {
      const { accountId, thread } = LAW.conversationOf(arrived, past);
      return { accountId, thread: thread.replace(/^[0-9]+/, arrived.line ?? '') };
    },
  },
});
