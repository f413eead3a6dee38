import { breaking } from './break.ts';

export default breaking({
  wrong: 'brings chats of the app into Support after a migration',
  violates: ['MIGRATION-3'],
  alsoRed: {
    'TICKET-7': 'a message that no customer wrote stands on a ticket',
  },
  decisions: {
    importedAfterMigration: () => [
      {
        id: 'old-1',
        customer: '5521988000001',
        name: 'Friend',
        text: 'An old message',
        timestamp: 1_748_000_000,
      },
    ],
  },
});
