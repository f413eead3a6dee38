import { breaking } from './break.ts';

export default breaking({
  wrong: 'never writes the e-mail address',
  violates: ['PROFILE-1'],
  alsoRed: {
    'PROFILE-5': 'the e-mail address is among what another section must leave alone',
  },
  decisions: { fieldsWritten: ({ email: _dropped, ...changes }) => changes },
});
