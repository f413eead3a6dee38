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
    rule: 'The signature is over the bytes as they are sent: UTF-8, in which nothing but control characters, quotes and backslashes is escaped',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'whether letters beyond ASCII are escaped is not said; the signature is right in either case',
  },
  {
    rule: 'Cloud takes an address for webhooks only when it answers the challenge; else nothing changes',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'The address for webhooks is https with a valid certificate',
    fidelity: 'partial',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
    note: 'certificates are not looked at; http is taken for addresses of this machine (plainCallbacks, assumption)',
  },
  {
    rule: 'A callback of the number goes before one of the account, and that before the one of the app; an app that is not subscribed to the account is told nothing',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.overrides,
    note: 'that a callback of the number takes what is about that number only, and that subscribing again without a callback ends an override, is an assumption',
  },
  {
    rule: 'An app is told the fields that it has subscribed to',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.subscriptions,
    note: 'an app that never subscribed to any takes them all (assumption)',
  },
  {
    rule: 'Webhooks are written in the version of the call that subscribed last, or of webhookVersion when it named none',
    fidelity: 'partial',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'the last call counts for all fields; the version that each field was subscribed with is listed',
  },
  {
    rule: 'Cloud tries a webhook again at once, then after one minute, doubling up to six hours, for seven days; then it is dropped without a word',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
    note: 'documented are "immediately" and "decreasing frequency"; one page says seven days, another 36 hours (webhookHorizonMs); first pause, factor, greatest pause and jitter are options',
  },
  {
    rule: 'On-Premises tries a callback again after 3 s, 6 s and so on up to 15 minutes, for ever',
    fidelity: 'supported',
    confidence: 'third party',
    source: COPY_SOURCE.callbacks,
    note: 'no pause is shorter than a second, whatever the settings say (assumption)',
  },
  {
    rule: 'On-Premises has max_concurrent_requests callbacks under way at once; the others wait in order',
    fidelity: 'supported',
    confidence: 'third party',
    source: COPY_SOURCE.callbacks,
    note: 'one that waits to be tried again does not count (assumption)',
  },
  {
    rule: 'On-Premises without callback_persist loses its callbacks when its container starts again',
    fidelity: 'supported',
    confidence: 'third party',
    source: COPY_SOURCE.callbacks,
    note: 'the container starts again only when the harness says so; that the setting itself wants a restart is not simulated',
  },
  {
    rule: 'Only HTTP 200 takes a webhook; one for which nobody was subscribed is not made up for later',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'What is tried again goes to where webhooks go then: to a new address, or nowhere',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'While one webhook is tried again, later ones are sent: their order is not guaranteed',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
  },
  {
    rule: 'Cloud may put several updates into one webhook, at most 1,000 and 3 MB',
    fidelity: 'supported',
    confidence: 'documented',
    source: CLOUD_SOURCE.webhooks,
    note: 'off unless webhookBatchMs is set; that neighbours of one number share a value is an assumption',
  },
];
