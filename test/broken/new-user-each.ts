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
    let people = 0;
    return {
      author: (customer, name, address) => ({
        ...LAW.author(customer, name, address),
        external_id: `${customer}-${++people}`,
      }),
    };
  },
});
