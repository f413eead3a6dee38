import { LAW } from '../../src/connector/law.ts';
import { because, breaking } from './break.ts';

export default breaking({
  wrong: "takes a customer's wa_id for the number, although some countries' differ",
  violates: ['TICKET-1'],
  alsoRed: {
    ...because(
      'a view lists a requester whose number is of nobody',
      'VIEW-1 VIEW-2 VIEW-3 VIEW-4 VIEW-6',
    ),
    ...because(
      'a ticket is known by the number of its requester, which is another now',
      'CONNECT-6 CONNECT-9',
      'INSTALL-2 INSTALL-4 INSTALL-5',
      'invariant:exactly-once',
      'MIGRATION-2 MIGRATION-3',
      'NUMBER-1',
      'RELIABLE-1 RELIABLE-2 RELIABLE-3 RELIABLE-4 RELIABLE-5 RELIABLE-6',
      'SECURE-1 SECURE-2 SECURE-5 SECURE-6 SECURE-7',
      'TICKET-2 TICKET-6 TICKET-7 TICKET-9 TICKET-10 TICKET-13',
    ),
  },
  decisions: {
    author: (customer, name) => ({
      ...LAW.author(customer, name),
      fields: [{ id: 'whatsapp_phone_number', value: `+${customer}` }],
    }),
  },
});
