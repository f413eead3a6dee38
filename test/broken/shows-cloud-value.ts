import { breaking } from './break.ts';

export default breaking({
  wrong: "shows the Cloud API's value in place of the vertical's name",
  violates: ['PROFILE-7'],
  alsoRed: {
    'PROFILE-1': 'the admin reads another vertical than was set',
    'PROFILE-8': 'the page shows a value in place of the name',
  },
  decisions: { verticalOfCloud: (value) => value },
});
