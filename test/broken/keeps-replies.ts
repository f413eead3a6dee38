import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends no comment at all to the customer',
  violates: ['TICKET-5', 'WINDOW-1'],
  alsoRed: {
    'RELIABLE-2': 'a reply that never leaves cannot be delivered or fail',
    'RELIABLE-3': 'a reply that never leaves cannot be delivered or fail',
    'RELIABLE-4': 'a reply that never leaves cannot be delivered or fail',
    'RELIABLE-5': 'a reply that never leaves cannot be delivered or fail',
    'RELIABLE-1': 'a reply that never leaves cannot be delivered or fail',
    'TICKET-6': 'a reply that never leaves cannot be delivered or fail',
    'TICKET-7': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-2': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-3': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-4': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-5': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-6': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-7': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-8': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-10': 'a reply that never leaves cannot be delivered or fail',
    'WINDOW-11': 'a reply that never leaves cannot be delivered or fail',
  },
  decisions: { commentLeaves: () => false },
});
