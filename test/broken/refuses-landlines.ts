import { LAW } from '../../src/connector/law.ts';
import { lineOf } from '../../src/domain/line.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes no landline',
  violates: ['NUMBER-3'],
  decisions: {
    eligibleNumber(requested) {
      const number = LAW.eligibleNumber(requested);
      return 'ok' in number && lineOf(number.ok) === 'landline'
        ? { refused: 'number-impossible' }
        : number;
    },
  },
});
