import { breaking } from './break.ts';

export default breaking({
  wrong: 'never writes the e-mail address',
  violates: ['PROFILE-1'],
  decisions: { fieldsWritten: ({ email: _dropped, ...changes }) => changes },
});
