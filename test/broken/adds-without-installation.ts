import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds a number where the integration was uninstalled',
  violates: ['HOSTING-1'],
  decisions: { installationHeld: () => ({ ok: true }) },
});
