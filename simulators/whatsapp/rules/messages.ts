// How far messages and their statuses are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, ON_PREMISES_SOURCE } from '../sources.ts';

export const MESSAGES: readonly Rule[] = [
  {
    rule: 'An accepted message is told as sent and, when the phone shows it, as delivered: in this order, each once',
    fidelity: 'partial',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'the order is not promised; faults disturb it. Nobody reads, so read is never told',
  },
  {
    rule: 'On-Premises tells sent only after it was switched on',
    fidelity: 'supported',
    confidence: 'documented',
    source: ON_PREMISES_SOURCE.webhooks,
  },
  {
    rule: 'A message to a number without WhatsApp is accepted and then told as failed: 131026, On-Premises 1026',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.errors,
  },
  {
    rule: 'Media, templates, interactive messages, locations and contacts',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.send,
  },
  {
    rule: 'wa_ids that differ from the number written to (Brazil, Mexico, Argentina)',
    fidelity: 'not simulated',
    confidence: 'third party',
    source: 'https://github.com/chatwoot/chatwoot/issues/5840',
  },
  {
    rule: 'Rate limits, messaging limits and quality ratings',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.about,
  },
];
