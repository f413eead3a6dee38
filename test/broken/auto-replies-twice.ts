import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends the automatic reply again when a webhook is delivered again',
  violates: ['AUTOREPLY-5'],
  alsoRed: { 'RELIABLE-4': 'a message that is delivered again after a crash is answered again' },
  decisions: { autoReplyDue: (occasion) => occasion.repeated || LAW.autoReplyDue(occasion) },
});
