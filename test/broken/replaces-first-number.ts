import { LAW } from '../../src/connector/law.ts';
import { breaking, firstAnswer } from './break.ts';

export default breaking({
  wrong: 'has one account for each customer, so that a second number replaces the first',
  violates: ['CONNECT-7'],
  alsoRed: {
    'TICKET-1': 'a first message to the first number makes no ticket',
    'TICKET-9': 'the first number has no account any more',
    'VIEW-3': 'the first number has no account any more',
    'VIEW-4': 'the first number has no account any more',
  },
  decisions: () => {
    const first = firstAnswer<string>();
    return {
      accountId: (customer, fresh) => first(customer, () => LAW.accountId(customer, fresh)),
    };
  },
});
