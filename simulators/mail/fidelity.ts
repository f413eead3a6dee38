// How far the rules of this mail are simulated, and how sure we are of each.
import type { Rule } from '../../src/kernel/routes.ts';

export const RULES: readonly Rule[] = [
  {
    rule: 'A letter arrives 0.1 to 0.8 s after it was taken; the same message id is the same letter',
    fidelity: 'supported',
    confidence: 'assumption',
    source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4',
    note: 'the id is what the standard says; the pace is chosen',
  },
  {
    rule: 'A letter for a program is posted to it, and again after growing pauses for three days',
    fidelity: 'supported',
    confidence: 'assumption',
    source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4.1',
    note: 'the standard asks for 4 to 5 days; senders differ',
  },
];
