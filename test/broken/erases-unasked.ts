import { breaking } from './break.ts';

export default breaking({
  wrong: 'has the account in the app deleted without a confirmation',
  violates: ['MIGRATION-4'],
  decisions: { confirmLoss: () => ({ ok: true }) },
});
