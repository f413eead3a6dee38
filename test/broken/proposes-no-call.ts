import { breaking } from './break.ts';

export default breaking({
  wrong: 'proposes no voice call where an SMS does not come',
  violates: ['NUMBER-3'],
  decisions: { insteadOf: () => undefined },
});
