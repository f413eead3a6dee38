import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes every delivery of a webhook for a new message',
  violates: ['TICKET-7', 'RELIABLE-1'],
  alsoRed: {
    'AUTOREPLY-3': 'a message that is repeated stands on the ticket once more',
    'RELIABLE-4': 'a webhook that is delivered again after a crash is doubled',
    'RELIABLE-6': 'a webhook that is delivered again after a crash is doubled',
  },
  decisions: {
    admit: (message, known, arrival) => (known ? `${message.id}.${arrival}` : message.id),
  },
});
