import { breaking } from './break.ts';

export default breaking({
  wrong: 'leaves a template on the ticket as the shorthand alone',
  violates: ['TEMPLATE-6'],
  alsoRed: {
    'SECURE-5': 'the template whose value holds markup is not noted',
  },
  decisions: { notedOnTicket: () => undefined },
});
