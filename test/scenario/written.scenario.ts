// A scenario as an author writes it in the clone: by the name of the package.
import { defineScenario } from 'channelproof';

export default defineScenario({
  title: 'A message makes a ticket',
  world: { account: 'connected', customers: { ana: {} } },
  steps: [{ 'ana sends': 'Hello' }, { 'expect ticket': { proves: 'TICKET-1', tickets: 1 } }],
});
