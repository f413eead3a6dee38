import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets a second number have the deployment of the first',
  violates: ['HOSTING-6'],
  decisions: { mayDeploy: () => ({ ok: true }) },
});
