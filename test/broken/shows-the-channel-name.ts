import { breaking } from './break.ts';

export default breaking({
  wrong: 'has customers see what Support calls the channel',
  violates: ['NAME-1'],
  decisions: { nameShown: (_displayName, channelName) => channelName },
});
