import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes any file for a photo',
  violates: ['PROFILE-6'],
  decisions: {
    checkPhoto: (bytes) => {
      const ruling = LAW.checkPhoto(bytes);
      return 'ok' in ruling || ruling.refused !== 'photo-type'
        ? ruling
        : { ok: { type: 'image/png', bytes } };
    },
  },
});
