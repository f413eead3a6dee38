// How far access, limits and headers are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const INTRODUCTION = 'https://developer.zendesk.com/api-reference/introduction';

export const PROTOCOL_RULES: readonly Rule[] = [
  {
    rule: 'Access with e-mail/token and an API token, or with an OAuth token as a bearer; an ended one is refused',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${INTRODUCTION}/security-and-auth/`,
    note: 'whoever is deleted or suspended is refused; API tokens go on beyond the dates of their retirement (assumption)',
  },
  {
    rule: 'Access with e-mail and password; X-On-Behalf-Of; end users who call by themselves',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${INTRODUCTION}/security-and-auth/`,
  },
  {
    rule: 'A token does what its scopes name: read, write, or of one kind of record',
    fidelity: 'supported',
    confidence: 'documented',
    source: 'https://developer.zendesk.com/api-reference/ticketing/oauth/oauth_tokens/',
    note: 'assumption: the body of the 403; a kind of record is the first part of the path',
  },
  {
    rule: 'An account may call so many times a minute, by its plan; one more is 429 with Retry-After',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${INTRODUCTION}/rate-limits/`,
    note: 'assumption: the window begins with its first call, refused calls do not count, channels count as well; third party: the body is plain text',
  },
  {
    rule: 'Endpoints with limits of their own: updates of a ticket, lists of tickets, exports, views, deletions, users',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${INTRODUCTION}/rate-limits/`,
    note: 'names of the headers as recorded, where they were; those of deep pages of lists are left out',
  },
  {
    rule: 'Pages by offset to 10,000 records, and by cursor',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${INTRODUCTION}/pagination/`,
    note: 'as recorded: the link to what comes next stands on the last page too, and an empty page has none',
  },
  {
    rule: 'Attributes that nobody knows are ignored, and named in X-Zendesk-Api-Warn',
    fidelity: 'supported',
    confidence: 'observed',
    source: 'https://support.zendesk.com/hc/en-us/articles/4418443326106',
  },
  {
    rule: 'A body that calls itself JSON and is none is refused with 400',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${INTRODUCTION}/requests/`,
  },
  {
    rule: 'etag, x-runtime and the version of the application among the headers',
    fidelity: 'not simulated',
    confidence: 'observed',
    source: `${INTRODUCTION}/requests/`,
  },
];
