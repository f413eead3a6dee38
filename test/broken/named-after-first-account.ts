import { LAW } from '../../src/connector/law.ts';
import { because, breaking } from './break.ts';

const NOT_YET =
  'Support reads the manifest again after an hour only: until then the name is another';

export default breaking({
  wrong: 'bears its name only once an account is connected',
  violates: ['VIEW-2'],
  alsoRed: {
    'VIEW-1': NOT_YET,
    'VIEW-4': NOT_YET,
    'VIEW-6': NOT_YET,
    'TRIGGER-1': NOT_YET,
    'TRIGGER-2': NOT_YET,
    'AUTOMATION-1': NOT_YET,
    'AUTOMATION-2': NOT_YET,
    ...because(
      'what is installed has not the name that it should have',
      'INSTALL-1 INSTALL-2 INSTALL-3 INSTALL-5',
    ),
  },
  decisions: {
    integrationName: (naming) =>
      naming.accounts === 0 ? 'An integration without accounts' : LAW.integrationName(naming),
  },
});
