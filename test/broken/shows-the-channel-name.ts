import { breaking } from './break.ts';

export default breaking({
  wrong: 'has customers see what Support calls the channel',
  violates: ['NAME-1'],
  alsoRed: {
    'INTAKE-1': 'what was given at intake is kept under another name',
    'INTAKE-2': 'what was given at intake is kept under another name',
    'NAME-2': 'the name that was given is not the one that is looked at',
  },
  decisions: { nameShown: (_displayName, channelName) => channelName },
});
