import { LAW } from '../../src/connector/law.ts';
import { breaking, firstAnswer } from './break.ts';

export default breaking({
  wrong: 'begins new conversations when the number has moved',
  violates: ['MIGRATION-7'],
  alsoRed: {
    'MIGRATION-8': 'the conversation that an interruption left open is not gone on with',
  },
  decisions: () => {
    const firstLine = firstAnswer<string | undefined>();
    return {
      conversationOf(arrived, past) {
        const right = LAW.conversationOf(arrived, past);
        const { line } = arrived;
        if (firstLine(right.thread, () => line) === line) return right;
        return { ...right, thread: right.thread.replace(/^[0-9]+/, line ?? '') };
      },
    };
  },
});
