import { breaking } from './break.ts';

export default breaking({
  wrong: 'counts 180 days in place of six months',
  violates: ['NUMBER-4'],
  decisions: { rested: (last, today) => Date.parse(today) - Date.parse(last) >= 180 * 86_400_000 },
});
