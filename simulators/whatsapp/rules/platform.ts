// How far accounts and the platform itself are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { COPY_SOURCE, ON_PREMISES_SOURCE } from '../sources.ts';

export const PLATFORM: readonly Rule[] = [
  {
    rule: 'Migration between accounts, and from On-Premises to Cloud',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: COPY_SOURCE.migration,
  },
  {
    rule: 'The end of the On-Premises API on 2025-10-23',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.account,
    note: 'hosted clients live on, as in the source article',
  },
];
