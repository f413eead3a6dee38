import { breaking } from './break.ts';

const early =
  'the early message stands on a ticket of its own, pushed before the notice that is older';

export default breaking({
  wrong: "takes a message from a new number for a new customer's when it comes before the notice",
  violates: ['TICKET-13'],
  alsoRed: { 'TICKET-6': early, 'invariant:order': early },
  decisions: { overtook: () => false },
});
