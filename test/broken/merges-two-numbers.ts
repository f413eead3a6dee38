import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes the information on a second number for more on the first',
  violates: ['INTAKE-2'],
  decisions: { intakeMeant: (known) => ({ ok: known[0]?.id }) },
});
