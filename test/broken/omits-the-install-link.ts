import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'leaves the install link out of the last mail',
  violates: ['INTAKE-5'],
  decisions: { deploymentLines: (id, link) => LAW.deploymentLines(id, link).slice(0, 1) },
});
