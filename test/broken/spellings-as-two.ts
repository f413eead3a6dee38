import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes two spellings of a number for two numbers',
  violates: ['NUMBER-8'],
  decisions: { numberKey: (_number, spelled) => spelled },
});
