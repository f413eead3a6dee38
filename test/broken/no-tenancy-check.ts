import { breaking } from './break.ts';

export default breaking({
  wrong: 'does not ask whose an account or a conversation is',
  violates: ['SECURE-7'],
  decisions: { belongsTo: () => true },
});
