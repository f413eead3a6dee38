import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets four websites through',
  violates: ['PROFILE-2'],
  decisions: {
    checkWebsites: (websites) =>
      websites.length === 4 ? { ok: websites } : LAW.checkWebsites(websites),
  },
});
