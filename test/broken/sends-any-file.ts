import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends files that WhatsApp does not take, and tells of the failure as of any other',
  violates: ['TICKET-8'],
  decisions: { sentAs: () => ({ ok: 'document' }) },
});
