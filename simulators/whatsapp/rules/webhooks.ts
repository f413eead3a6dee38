// How far webhooks are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';
import { CLOUD_SOURCE, COPY_SOURCE, ON_PREMISES_SOURCE } from '../sources.ts';

export const WEBHOOKS: readonly Rule[] = [
  {
    rule: 'Cloud signs each webhook: HMAC-SHA256 of its exact bytes with the app secret, in X-Hub-Signature-256',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'On-Premises does not sign its webhooks',
    fidelity: 'supported',
    confidence: 'assumption',
    source: ON_PREMISES_SOURCE.webhooks,
    note: 'none is documented',
  },
  {
    rule: 'Cloud takes an address for webhooks only when it answers the challenge',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'Cloud tries a webhook again at once, then after one minute, doubling up to six hours, for seven days',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'documented are "immediately" and "decreasing frequency"; one page says seven days, another 36 hours (webhookHorizonMs)',
  },
  {
    rule: 'On-Premises tries a callback again after 3 s, 6 s and so on up to 15 minutes, for ever',
    fidelity: 'supported',
    confidence: 'third party',
    source: COPY_SOURCE.callbacks,
  },
  {
    rule: 'Only HTTP 200 takes a webhook; one for which nobody was subscribed is not made up for later',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'Several updates in one webhook',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
    note: 'each comes alone; up to 1,000 may be batched',
  },
];
