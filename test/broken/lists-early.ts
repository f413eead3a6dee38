import { breaking } from './break.ts';

export default breaking({
  wrong: 'tells Zendesk of the account before a code was entered',
  violates: ['CONNECT-6'],
  decisions: { accountListed: (screen) => screen === 'code' || screen === 'finish' },
});
