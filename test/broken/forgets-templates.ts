import { breaking } from './break.ts';

export default breaking({
  wrong: 'leaves a template on the ticket as the shorthand alone',
  violates: ['TEMPLATE-6'],
  decisions: { notedOnTicket: () => undefined },
});
