import { breaking } from './break.ts';

export default breaking({
  wrong: 'takes every delivery of a webhook for a new message',
  violates: ['TICKET-7', 'RELIABLE-1'],
  decisions: { admit: (message, _known, arrival) => `${message.id}.${arrival}` },
});
