import { breaking } from './break.ts';

export default breaking({
  wrong: 'gives a connected account another number',
  violates: ['NUMBER-1'],
  alsoRed: {
    'TICKET-7':
      'what WhatsApp knows the number by is forgotten with it, and what customers write is lost',
  },
  decisions: { numberMayChange: () => ({ ok: true }) },
});
