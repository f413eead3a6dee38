import { LAW } from '../../src/connector/law.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { breaking } from './break.ts';

/** Nobody waits for what comes after that. */
const NEVER_MS = 365 * DAY;

export default breaking({
  wrong: 'gives up after ten tries',
  violates: ['RELIABLE-5'],
  alsoRed: {
    'WINDOW-3': 'the reply that was given up has failed nowhere',
    'INTAKE-3': 'a mail that was not taken ten times is never sent',
    'TICKET-7': 'a message that is given up stands on no ticket',
  },
  decisions: {
    retryPause: (failures) => (failures < 10 ? LAW.retryPause(failures) : NEVER_MS),
  },
});
