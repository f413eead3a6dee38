import { breaking } from './break.ts';

export default breaking({
  wrong: 'starts an activation by a mail that nobody asked for',
  violates: ['INTAKE-3'],
  decisions: { startsActivation: () => ({ ok: true }) },
});
