import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any number once some hosting was bought',
  violates: ['HOSTING-3'],
  decisions: {
    hostingHeld: (ordered, number) =>
      ordered.length === 0 ? LAW.hostingHeld(ordered, number) : { ok: true },
  },
});
