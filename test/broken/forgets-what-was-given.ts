import { breaking } from './break.ts';

export default breaking({
  wrong: 'keeps nothing of an answer that lacks something',
  violates: ['INTAKE-1'],
  decisions: { completed: (_before, now) => now },
});
