// How far accounts and the platform itself are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { COPY_SOURCE } from '../sources.ts';

export const PLATFORM: readonly Rule[] = [
  {
    rule: 'A registered number moves to another account: two-step verification is off, its name approved, the new account approved, verified and subscribed; a code proves it, and registering it is the switch',
    fidelity: 'supported',
    confidence: 'documented',
    source: COPY_SOURCE.migration,
    note: 'a payment method is not asked for; that the new account alone must be verified, and the subcode 2388103 for whatever stands in the way, are assumptions',
  },
  {
    rule: 'What moves along: name, quality, badge, messaging limit, and approved templates of high quality, whose quality is unknown for 24 hours; not the profile and no chats',
    fidelity: 'partial',
    confidence: 'documented',
    source: COPY_SOURCE.migration,
    note: 'the higher limit of the two accounts holds (assumption); windows stay open, since they belong to the number (assumption); after the 24 hours quality is high again (assumption)',
  },
  {
    rule: 'An On-Premises number moves to Cloud by a backup, its password and the PIN; a wrong PIN takes the hosted client down',
    fidelity: 'supported',
    confidence: 'third party',
    source: COPY_SOURCE.callbacks,
    note: 'the switch is at once, of which the source says up to 15 s; the backup stands for the code, and the profile comes along (assumptions); without one the number moves as between two accounts (assumption)',
  },
];
