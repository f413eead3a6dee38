import type { Door } from '../../src/domain/business-rules.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong:
    'knows one door for all numbers, so that tickets of later ones never come into the channel',
  violates: ['VIEW-1'],
  alsoRed: {
    'TICKET-1': 'a first message to a later number makes no ticket',
    'INSTALL-4': 'after installing again, messages come in under the account that is gone',
    'TICKET-9': 'the conversation with the second number stands on no ticket',
    'VIEW-3': 'a number without tickets lists none',
    'VIEW-4': 'a number without tickets lists none',
    'TICKET-7': 'messages to later numbers stand on no ticket',
  },
  decisions: () => {
    let first: Door | undefined;
    return {
      pushedThrough: (own) => {
        first ??= own;
        return { ...own, instancePushId: first.instancePushId };
      },
    };
  },
});
