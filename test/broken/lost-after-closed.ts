import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

const FOUR_DAYS_S = 4 * 86_400;

export default breaking({
  wrong:
    'takes a conversation for over when Support has closed its ticket, and lets go what still comes',
  violates: ['TICKET-4'],
  alsoRed: {
    'TICKET-7': 'what is let go stands on no ticket',
    'invariant:exactly-once': 'it speaks for TICKET-7',
  },
  decisions: () => {
    const last = new Map<string, number>();
    return {
      admit: (message, known, arrival) => {
        const before = last.get(message.customer) ?? message.timestamp;
        if (message.timestamp - before > FOUR_DAYS_S) return undefined;
        last.set(message.customer, message.timestamp);
        return LAW.admit(message, known, arrival);
      },
    };
  },
});
