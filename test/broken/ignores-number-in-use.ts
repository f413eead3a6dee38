import { breaking } from './break.ts';

export default breaking({
  wrong: 'goes on as if WhatsApp had sent a code to a number that is in use',
  violates: ['NUMBER-2', 'MIGRATION-1'],
  decisions: { takenReason: () => undefined },
});
