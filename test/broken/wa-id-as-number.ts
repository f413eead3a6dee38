import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

const UNKNOWN = 'a ticket is known by the number of its requester, which is another now';

export default breaking({
  wrong: "takes a customer's wa_id for the number, although some countries' differ",
  violates: ['TICKET-1'],
  alsoRed: {
    'NUMBER-1': 'a customer whose number is of nobody is looked for in vain',
    'TICKET-9': 'a customer whose number is of nobody is looked for in vain',
    'TICKET-10': 'a customer whose number is of nobody is looked for in vain',
    'TICKET-13': 'a customer whose number is of nobody is looked for in vain',
    'VIEW-1': 'a view lists a requester whose number is of nobody',
    'VIEW-2': 'a view lists a requester whose number is of nobody',
    'VIEW-3': 'a view lists a requester whose number is of nobody',
    'VIEW-4': 'a view lists a requester whose number is of nobody',
    'VIEW-6': 'a view lists a requester whose number is of nobody',
    'RELIABLE-2': 'a ticket is known by the number of its requester, which is another now',
    'RELIABLE-3': 'a ticket is known by the number of its requester, which is another now',
    'RELIABLE-4': 'a ticket is known by the number of its requester, which is another now',
    'RELIABLE-5': 'a ticket is known by the number of its requester, which is another now',
    'RELIABLE-6': 'a ticket is known by the number of its requester, which is another now',
    'CONNECT-6': UNKNOWN,
    'MIGRATION-2': UNKNOWN,
    'RELIABLE-1': UNKNOWN,
    'TICKET-2': UNKNOWN,
    'TICKET-6': UNKNOWN,
    'TICKET-7': UNKNOWN,
    'invariant:exactly-once': 'it speaks for TICKET-7',
  },
  decisions: {
    author: (customer, name) => ({
      ...LAW.author(customer, name),
      fields: [{ id: 'whatsapp_phone_number', value: `+${customer}` }],
    }),
  },
});
