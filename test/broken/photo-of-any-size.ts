import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes a photo of any size',
  violates: ['PROFILE-6'],
  decisions: {
    checkPhoto: (bytes) => {
      const start = LAW.checkPhoto(bytes.subarray(0, 16));
      return 'ok' in start ? { ok: { ...start.ok, bytes } } : start;
    },
  },
});
