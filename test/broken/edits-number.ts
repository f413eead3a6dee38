import { breaking } from './break.ts';

export default breaking({
  wrong: 'gives a connected account another number',
  violates: ['NUMBER-1'],
  alsoRed: {
    'TICKET-7':
      'what customers write is looked for under the other number, and finds no conversation',
  },
  decisions: { numberMayChange: () => ({ ok: true }) },
});
