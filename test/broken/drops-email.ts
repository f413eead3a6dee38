import { breaking } from './break.ts';

export default breaking({
  wrong: 'never writes the e-mail address',
  violates: ['PROFILE-1'],
  alsoRed: {
    'PROFILE-5': 'the e-mail address is among what another section must leave alone',
    'PROFILE-6': 'an e-mail address of the right length never arrives',
    'PROFILE-8': 'the page lacks the e-mail address that was set',
  },
  decisions: { fieldsWritten: ({ email: _dropped, ...changes }) => changes },
});
