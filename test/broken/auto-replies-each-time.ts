import { breaking } from './break.ts';

export default breaking({
  wrong: 'answers each message with the automatic reply',
  violates: ['AUTOREPLY-2'],
  decisions: { autoReplyDue: ({ repeated }) => !repeated },
});
