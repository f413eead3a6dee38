import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any display name without a word',
  violates: ['NAME-2'],
  decisions: { nameWarnings: () => [] },
});
