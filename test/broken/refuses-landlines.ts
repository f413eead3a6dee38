import { LAW } from '../../src/connector/law.ts';
import { lineOf } from '../../src/domain/line.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes no landline',
  violates: ['NUMBER-3'],
  alsoRed: {
    'NUMBER-6': 'a landline that was registered by hand is refused as well',
    'NUMBER-7': 'a landline in the right form is refused as well',
  },
  decisions: {
    eligibleNumber(requested) {
      const number = LAW.eligibleNumber(requested);
      return 'ok' in number && lineOf(number.ok) === 'landline'
        ? { refused: 'number-impossible' }
        : number;
    },
  },
});
