import { breaking } from './break.ts';

export default breaking({
  wrong: "sends the Cloud API the vertical's name in place of its value",
  violates: ['PROFILE-7'],
  alsoRed: {
    'PROFILE-1': 'WhatsApp refuses the vertical, and with it the section',
    'PROFILE-4': 'a vertical of the sixteen is not taken',
    'PROFILE-8': 'the page lacks the section that WhatsApp refused',
  },
  decisions: { cloudVertical: (name) => name },
});
