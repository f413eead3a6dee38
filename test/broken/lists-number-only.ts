import { breaking } from './break.ts';

export default breaking({
  wrong: 'lists the account without its name',
  violates: ['CONNECT-6'],
  alsoRed: {
    'CONNECT-7': 'the accounts side by side have no names',
    'CONNECT-9': 'the one account has no name',
    'NUMBER-8': 'the account of the number has no name',
    'PROFILE-1': 'a new channel name is not shown either',
  },
  decisions: { accountName: (_channelName, number) => number.international },
});
