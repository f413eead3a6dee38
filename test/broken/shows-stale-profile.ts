import { breaking } from './break.ts';

export default breaking({
  wrong: 'shows its own copy of the profile, whatever WhatsApp has',
  violates: ['PROFILE-8'],
  alsoRed: {
    'PROFILE-7': 'a vertical that was set elsewhere is not read',
  },
  decisions: { profileShown: (_fromWhatsApp, remembered) => remembered },
});
