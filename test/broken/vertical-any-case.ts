import { VERTICALS } from '../../src/domain/vertical.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a vertical in any case',
  violates: ['PROFILE-4'],
  alsoRed: {
    'PROFILE-5': 'the refused section is applied',
  },
  decisions: {
    isVertical: (text) => VERTICALS.some((name) => name.toLowerCase() === text.toLowerCase()),
  },
});
