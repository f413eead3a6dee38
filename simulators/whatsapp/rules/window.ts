// How far the customer service window is simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, COPY_SOURCE } from '../sources.ts';

export const WINDOW: readonly Rule[] = [
  {
    rule: 'Each message of a customer opens the pair of customer and number to free-form messages for 24 hours',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
    note: 'assumption: counted from the timestamp of the message in whole seconds, exactly 24:00:00 is inside',
  },
  {
    rule: 'Nothing that the business sends opens or extends the window, nor does a status',
    fidelity: 'supported',
    confidence: 'documented',
    source: COPY_SOURCE.pricing,
  },
  {
    rule: 'A free-form message outside the window is accepted and then told as failed: 131047, On-Premises 470',
    fidelity: 'supported',
    confidence: 'third party',
    source: CLOUD_SOURCE.errors,
    note: 'Meta allows refusing it at once as well, which is an option (outOfWindow)',
  },
  {
    rule: 'Calls, button taps and reactions that open the window',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
  },
];
