import { breaking } from './break.ts';

export default breaking({
  wrong: 'applies the six months to a migrated number',
  violates: ['MIGRATION-2'],
  decisions: { migratedNumberUsable: (state) => state !== 'waiting' && state !== 'done' },
});
