import { breaking } from './break.ts';

export default breaking({
  wrong: 'is silent about profile and automatic reply once the account is there',
  violates: ['CONNECT-8'],
  decisions: { suggestions: () => [] },
});
