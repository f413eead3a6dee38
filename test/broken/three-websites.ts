import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'lets three websites through',
  violates: ['PROFILE-2'],
  decisions: {
    checkWebsites: (websites) =>
      websites.length === 3 ? { ok: websites } : LAW.checkWebsites(websites),
  },
});
