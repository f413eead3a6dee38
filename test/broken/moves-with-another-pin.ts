import { breaking } from './break.ts';

export default breaking({
  wrong: 'gives Cloud another PIN than the client has, which leaves the number nowhere',
  violates: ['MIGRATION-8'],
  alsoRed: {
    'MIGRATION-7': 'a number that is nowhere has not moved',
    'CONNECT-6': 'the account is listed, and its number is registered nowhere',
  },
  decisions: { movePin: (_known, fresh) => fresh },
});
