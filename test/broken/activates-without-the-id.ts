import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'begins without the Facebook Business Manager ID',
  violates: ['INTAKE-1'],
  decisions: {
    lacks: (given, numberFits) =>
      LAW.lacks(given, numberFits).filter(({ field }) => field !== 'businessManagerId'),
  },
});
