import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'brings each message as one of somebody whom Support does not know yet',
  violates: ['TICKET-12'],
  alsoRed: {
    'TICKET-10': 'several users have the number that is searched for',
    'TICKET-13': 'several users have the new number',
  },
  decisions: () => {
    const messages = new Map<string, number>();
    return {
      author(customer, name, address) {
        const author = LAW.author(customer, name, address);
        const before = messages.get(customer) ?? 0;
        messages.set(customer, before + 1);
        return before === 0 ? author : { ...author, external_id: `${customer}-${before}` };
      },
    };
  },
});
