import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'mails the deployment ID as soon as everybody has done their part',
  violates: ['INTAKE-4'],
  decisions: {
    deploymentMailedAt: (progress) =>
      LAW.deploymentMailedAt(progress) === undefined ? undefined : 0,
  },
});
