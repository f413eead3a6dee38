// How far webhooks are simulated, and how sure we are of each rule; routes say it for themselves.
import type { Rule } from '../../../src/kernel/routes.ts';

const API = 'https://developer.zendesk.com/api-reference/webhooks/introduction/';
const THIRD = 'https://alboz.eu/insights/master-webhooks-maximize-stability-performance';

export const WEBHOOK_RULES: readonly Rule[] = [
  {
    rule: 'Webhooks are signed: base64 of HMAC-SHA256 over the timestamp and the raw body',
    fidelity: 'supported',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
    note: 'x-zendesk-account-id is not sent',
  },
  {
    rule: 'A webhook waits 10 s for an answer and is tried again at most three times',
    fidelity: 'supported',
    confidence: 'third party',
    source: THIRD,
    note: 'options webhookTimeoutMs and webhookRetriesMax',
  },
  {
    rule: 'Tried again: no answer, 409, 429, 503; after 1, 5 and 30 s or Retry-After',
    fidelity: 'supported',
    confidence: 'assumption',
    source: API,
    note: 'the vendor says "certain codes"',
  },
  {
    rule: 'A webhook rests when 70 % of its calls, or more than 1,000, have failed within 5 minutes',
    fidelity: 'supported',
    confidence: 'third party',
    source: THIRD,
    note: 'assumptions: for 5 s (option webhookBreakMs), calls wait meanwhile, a share of fewer than 20 calls says nothing',
  },
  {
    rule: 'Each call stands by itself: calls may overtake each other',
    fidelity: 'supported',
    confidence: 'assumption',
    source: API,
  },
  {
    rule: 'Webhooks that subscribe to events',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: API,
    note: 'subscriptions are kept and checked; each is a finding',
  },
  {
    rule: 'Limits of trial accounts: 10 webhooks, 60 calls a minute',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: API,
  },
];
