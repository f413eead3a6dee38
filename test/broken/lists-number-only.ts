import { breaking } from './break.ts';

export default breaking({
  wrong: 'lists the account without its name',
  violates: ['CONNECT-6'],
  alsoRed: {
    'PROFILE-1': 'a new channel name is not shown either',
  },
  decisions: { accountName: (_channelName, number) => number.international },
});
