import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: "takes a customer's wa_id for the number, although some countries' differ",
  violates: ['TICKET-1'],
  alsoRed: {
    'VIEW-*': 'a view lists a requester whose number is of nobody',
    '*': 'a ticket is known by the number of its requester, which is another now',
  },
  decisions: {
    author: (customer, name) => ({
      ...LAW.author(customer, name),
      fields: [{ id: 'whatsapp_phone_number', value: `+${customer}` }],
    }),
  },
});
