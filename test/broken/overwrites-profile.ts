import { breaking } from './break.ts';

export default breaking({
  wrong: 'writes empty fields over what another section holds',
  violates: ['PROFILE-5'],
  decisions: {
    fieldsWritten: (changes) => ({
      address: '',
      description: '',
      email: '',
      websites: [],
      ...changes,
    }),
  },
});
