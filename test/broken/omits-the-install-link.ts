import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'leaves the install link out of the last mail',
  violates: ['INTAKE-5'],
  alsoRed: {
    'INTAKE-4': 'the mail that comes in time is the last one, and is looked at whole',
  },
  decisions: { deploymentLines: (id, link) => LAW.deploymentLines(id, link).slice(0, 1) },
});
