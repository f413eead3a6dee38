import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any deployment ID that was ever issued',
  violates: ['INTAKE-6'],
  alsoRed: {
    'CONNECT-9': 'a second tab is led through to a deployment that is connected already',
  },
  decisions: { acceptDeployment: () => ({ ok: true }) },
});
