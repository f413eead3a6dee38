import { LAW } from '../../src/connector/law.ts';
import { lineOf } from '../../src/domain/line.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes no toll-free number',
  violates: ['NUMBER-5'],
  alsoRed: { 'NUMBER-6': 'a toll-free number that was registered by hand is refused as well' },
  decisions: {
    eligibleNumber(requested) {
      const number = LAW.eligibleNumber(requested);
      return 'ok' in number && lineOf(number.ok) === 'toll-free'
        ? { refused: 'number-impossible' }
        : number;
    },
  },
});
