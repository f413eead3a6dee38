import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'writes the number into a field that requesters do not have',
  violates: ['TRIGGER-1', 'AUTOMATION-1'],
  alsoRed: {
    'TICKET-1': 'the requester of the ticket has no number',
    'TICKET-10': 'a requester without a number cannot be found by it',
    'TICKET-13': 'the new number stands nowhere',
  },
  decisions: {
    author: (customer, name, address) => {
      const { fields, ...author } = LAW.author(customer, name, address);
      return { ...author, fields: fields.map(({ value }) => ({ id: 'phone_of_whatsapp', value })) };
    },
  },
});
