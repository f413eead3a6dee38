import { breaking } from './break.ts';

export default breaking({
  wrong: 'answers each message with the automatic reply',
  violates: ['AUTOREPLY-2'],
  alsoRed: { 'RELIABLE-4': 'a second message after the crash is answered automatically again' },
  decisions: { autoReplyDue: ({ repeated }) => !repeated },
});
