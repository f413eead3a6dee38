import { breaking } from './break.ts';

export default breaking({
  wrong: 'sends a template to the number that the customer first wrote from, whoever has it now',
  violates: ['TEMPLATE-4'],
  decisions: { templateRecipient: ({ customer }) => ({ ok: customer }) },
});
