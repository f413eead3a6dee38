import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any text for a vertical',
  violates: ['PROFILE-4'],
  alsoRed: {
    'PROFILE-5': 'the refused section is applied',
  },
  decisions: { isVertical: () => true },
});
