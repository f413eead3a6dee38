import { LAW } from '../../src/connector/law.ts';
import { breaking } from './break.ts';

export default breaking({
  wrong: 'adds the automatic reply to the ticket as a comment',
  violates: ['AUTOREPLY-3'],
  decisions: {
    notedOnTicket: (kind, shown) =>
      kind === 'auto-reply' ? shown : LAW.notedOnTicket(kind, shown),
  },
});
