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
    note: 'Meta allows refusing it at once as well, which is an option (outOfWindow, failAtOnce)',
  },
  {
    rule: 'Whatever a customer sends opens the window: taps on buttons and rows, reactions, what is not handed on',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.messages,
    note: 'they arrive as messages (for reactions: reactionsOpen). Opening an address, calling a number or copying a code is no message; neither is a change of number, and the new number begins without a window',
  },
  {
    rule: 'A message from another business on the platform opens the window for an answer to it',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.send,
    note: 'that it arrives as unsupported is documented; the window holds between two businesses too',
  },
  {
    rule: 'An answer to a customer who came through an advertisement opens a free entry point for 72 hours; it extends no window',
    fidelity: 'supported',
    confidence: 'documented',
    source: COPY_SOURCE.pricing,
    note: 'assumption: an accepted message that is known to fail is no answer; exactly 72:00:00 is inside',
  },
  {
    rule: 'Calls that open the window',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
  },
];
