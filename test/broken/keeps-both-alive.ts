import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds the account and leaves the number alive where it was',
  violates: ['MIGRATION-6'],
  alsoRed: { 'MIGRATION-8': 'the number never comes over' },
  decisions: {
    mustRegister: (before) => !before.registeredElsewhere && LAW.mustRegister(before),
  },
});
