import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds a number for which no hosting was bought',
  violates: ['HOSTING-1'],
  decisions: {
    hostingHeld: (ordered, number) =>
      ordered.length === 0 ? { ok: true } : LAW.hostingHeld(ordered, number),
  },
});
