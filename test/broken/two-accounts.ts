import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds a deployment once more that is connected already',
  violates: ['CONNECT-9'],
  alsoRed: {
    'INTAKE-6': 'a deployment that is connected already is not refused',
  },
  decisions: {
    acceptDeployment: (standing, customer) =>
      LAW.acceptDeployment(standing && { ...standing, connected: false }, customer),
  },
});
