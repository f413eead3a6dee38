import { breaking } from './break.ts';

export default breaking({
  wrong: 'writes empty fields over what another section holds',
  violates: ['PROFILE-5'],
  alsoRed: {
    'PROFILE-8': 'the page lacks what the section has erased',
  },
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
