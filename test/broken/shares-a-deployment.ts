import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets a second number have the deployment of the first',
  violates: ['HOSTING-6'],
  alsoRed: {
    'NUMBER-8': 'another spelling of a number is taken as a second one',
  },
  decisions: { mayDeploy: () => ({ ok: true }) },
});
