import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes whoever names an account for Zendesk',
  violates: ['SECURE-3'],
  decisions: { accountKeyRight: () => true },
});
