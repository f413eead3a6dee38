import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes websites of at most 255 characters',
  violates: ['PROFILE-3'],
  decisions: {
    checkWebsites: (websites) =>
      websites.some((site) => site.length > 255)
        ? { refused: 'website-too-long' }
        : LAW.checkWebsites(websites),
  },
});
