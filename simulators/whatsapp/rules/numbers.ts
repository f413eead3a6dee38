// How far numbers and codes are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, COPY_SOURCE, ON_PREMISES_SOURCE } from '../sources.ts';

export const NUMBERS: readonly Rule[] = [
  {
    rule: 'A number in use in an app is not registered until its account there is deleted; it is free three minutes later',
    fidelity: 'supported',
    confidence: 'documented',
    source: COPY_SOURCE.leavingTheApp,
    note: 'assumption: always the full three minutes, of which the source says "up to"; no coexistence with the Business app',
  },
  {
    rule: 'A code has six digits and is good for ten minutes; a new one ends the one before',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.registering,
    note: 'six digits are documented; neither the lifetime nor what becomes of the earlier code is',
  },
  {
    rule: 'A code is not sent again within 60 seconds, and not more than five times in 24 hours',
    fidelity: 'supported',
    confidence: 'assumption',
    source: COPY_SOURCE.requestCode,
    note: 'that there are limits is known, their numbers are not',
  },
  {
    rule: 'A limit on guessing a code',
    fidelity: 'not simulated',
    confidence: 'assumption',
    source: COPY_SOURCE.requestCode,
    note: 'none is documented; a scenario can play one with the fault http-status 429 and retryAfter',
  },
  {
    rule: 'The first PIN of a number is set by registering it, and each later registration must bring it',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.registration,
  },
  {
    rule: 'A wrong PIN: 10 s until the next guess, and after five within an hour none until that hour is over',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.errors,
    note: 'the three refusals are documented, counts and pauses are not',
  },
  {
    rule: 'Ten registrations and ten deregistrations of a number in 72 hours, then none for 72 hours',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.registration,
    note: 'assumption: refused requests count as well',
  },
  {
    rule: 'A verified number that nobody registers has to be verified again after 14 days',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.registering,
  },
  {
    rule: 'Registering an On-Premises number takes its code alone; sending needs a registered number',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: 'assumption: the HTTP statuses and details of its errors',
  },
  {
    rule: 'An On-Premises user changes the password at the first login; a token is good for seven days',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.users,
    note: 'the seven days stand on the page about health',
  },
];
