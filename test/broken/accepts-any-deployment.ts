import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any deployment ID that was ever issued',
  violates: ['INTAKE-6'],
  decisions: { acceptDeployment: () => ({ ok: true }) },
});
