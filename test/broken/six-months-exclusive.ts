import { restedFrom } from '../../src/domain/number-past.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets the six months end a day late',
  violates: ['NUMBER-4'],
  decisions: { rested: (last, today) => restedFrom(last) < today },
});
