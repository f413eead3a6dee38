import { breaking } from './break.ts';

export default breaking({
  wrong: 'never sends the automatic reply',
  violates: ['AUTOREPLY-1'],
  alsoRed: {
    'RELIABLE-4': 'the automatic reply that a crash must not lose is never sent',
    'AUTOREPLY-2': 'an automatic reply that is never sent is seen nowhere',
    'AUTOREPLY-3': 'an automatic reply that is never sent is seen nowhere',
    'AUTOREPLY-4': 'an automatic reply that is never sent is seen nowhere',
    'AUTOREPLY-5': 'an automatic reply that is never sent is seen nowhere',
  },
  decisions: { autoReplyDue: () => false },
});
