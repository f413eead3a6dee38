import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds the account and leaves the number alive where it was',
  violates: ['MIGRATION-6'],
  alsoRed: {
    'MIGRATION-8': 'the number never comes over',
    'CONNECT-6': 'WhatsApp tells another provider of the number that the account stands for',
  },
  decisions: {
    mustRegister: (before) => !before.registeredElsewhere && LAW.mustRegister(before),
  },
});
