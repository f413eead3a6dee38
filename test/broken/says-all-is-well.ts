import { breaking } from './break.ts';

export default breaking({
  wrong: 'calls a section applied although WhatsApp did not take it',
  violates: ['PROFILE-9'],
  decisions: { sectionApplied: () => true },
});
