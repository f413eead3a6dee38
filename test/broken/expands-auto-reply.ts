import { breaking } from './break.ts';

export default breaking({
  wrong: "fills the customer's name in where the automatic reply has a placeholder",
  violates: ['AUTOREPLY-4'],
  decisions: {
    autoReplyText: (written, customerName) => written.replace(/\{\{?[\w.]+\}?\}/g, customerName),
  },
});
