// How far channels, tickets and access are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const CHANNEL =
  'https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework';
const LIFECYCLE = 'https://support.zendesk.com/hc/en-us/articles/4408894213018';
const SCHEMAS = 'https://github.com/zendesk/any_channel_json_schemas';

export const CHANNEL_RULES: readonly Rule[] = [
  {
    rule: 'A thread id leads to the newest ticket of its conversation; a closed one is followed up by a new ticket',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${CHANNEL}/pull_endpoint/#conversation-threads`,
  },
  {
    rule: 'A known external id is not imported again; the same id may come by another account',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${CHANNEL}/push/`,
    note: 'the scope of uniqueness is not written down',
  },
  {
    rule: 'A resource that is not valid halts those after it; an unknown parent does not',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${CHANNEL}/push/`,
  },
  {
    rule: "An end user's comment brings a pending, on-hold or solved ticket back to open; a new one stays new",
    fidelity: 'supported',
    confidence: 'documented',
    source: LIFECYCLE,
    note: 'assumption: the same for channels',
  },
  {
    rule: 'Assignment opens a new ticket; nothing becomes new again; a closed ticket cannot be updated',
    fidelity: 'supported',
    confidence: 'documented',
    source: LIFECYCLE,
    note: 'assumption: no field is excepted',
  },
  {
    rule: 'Solving or closing needs an assignee',
    fidelity: 'supported',
    confidence: 'observed',
    source: LIFECYCLE,
  },
  {
    rule: 'Private comments are never sent to the other side',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${CHANNEL}/channelback/`,
  },
  {
    rule: 'Channelback: 10 s; no answer, 429 and 5xx are tried again after 5, 30 and 120 s or Retry-After; other answers but 200 fail at once',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${CHANNEL}/channelback/`,
    note: "only the same request identifier on a retry is the vendor's own word",
  },
  {
    rule: 'The replies of one ticket are carried one after the other',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${CHANNEL}/channelback/`,
  },
  {
    rule: 'A reply that failed stays on the ticket, marked as failed, with an event in the log; the status stays',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'https://support.unwiredlogic.com/hc/en-us/articles/4402386116121',
    note: 'assumption: the names of the audit events',
  },
  {
    rule: 'An author is one user with an any_channel identity for all accounts of an integration; the name stays as first given',
    fidelity: 'partial',
    confidence: 'assumption',
    source: `${CHANNEL}/push/`,
    note: 'of the author fields only whatsapp_phone_number is kept, of the ticket fields only subject',
  },
  {
    rule: 'Name, metadata and state of an account keep their limits; the push id and the token are good together only',
    fidelity: 'supported',
    confidence: 'documented',
    source: SCHEMAS,
    note: 'assumption: whoever edits an account is given the same push id and token',
  },
  {
    rule: 'Event callbacks',
    fidelity: 'partial',
    confidence: 'documented',
    source: `${CHANNEL}/event_callbacks/`,
    note: 'sent at once, each by itself; creation, import and channelback only',
  },
  {
    rule: 'Polling the manifest, pulling, health checks, clickthrough',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${CHANNEL}/integration_manifest/`,
  },
  {
    rule: 'Access with an API token or an OAuth token of a person',
    fidelity: 'partial',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
    note: 'each person has one of both from the beginning; OAuth flows and scopes are not simulated',
  },
  {
    rule: 'Rate limits',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/api-reference/introduction/rate-limits/',
  },
];
