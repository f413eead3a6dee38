// How far users are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const USERS = 'https://developer.zendesk.com/api-reference/ticketing/users/users/';
const IDENTITIES = 'https://developer.zendesk.com/api-reference/ticketing/users/user_identities/';

export const USER_RULES: readonly Rule[] = [
  {
    rule: 'An identity belongs to one user; an address is the same whatever its case, a number whatever its spelling',
    fidelity: 'supported',
    confidence: 'documented',
    source: IDENTITIES,
    note: 'assumption: numbers are kept as E.164, and the text of the refusal',
  },
  {
    rule: 'The first identity of a type is the primary one',
    fidelity: 'supported',
    confidence: 'assumption',
    source: IDENTITIES,
  },
  {
    rule: "Agents make and change end users; admins change anybody, and anybody's role",
    fidelity: 'supported',
    confidence: 'documented',
    source: USERS,
    note: 'assumption: agents change themselves as well; custom roles are not simulated',
  },
  {
    rule: 'Whoever becomes an agent joins the default group; whoever ceases to be one leaves all groups',
    fidelity: 'supported',
    confidence: 'assumption',
    source: USERS,
  },
  {
    rule: 'A deleted user stays and is not active; the identities are free for others, and credentials open nothing',
    fidelity: 'supported',
    confidence: 'observed',
    source: USERS,
    note: 'assumption: nobody is deleted who is the requester of a ticket that is not closed, the user leaves the organizations, and can no longer be changed (422)',
  },
  {
    rule: 'A user who is merged into another leaves identities, organizations, open tickets and conversations to that one',
    fidelity: 'supported',
    confidence: 'documented',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408887695898',
    note: 'assumption: closed tickets stay as they are; fields that the survivor has not filled in come along, and copies, tags and numbers do not',
  },
  {
    rule: 'An external id is of one user only, whatever the case',
    fidelity: 'supported',
    confidence: 'assumption',
    source: USERS,
    note: 'the status and the text of the refusal; an empty one is none',
  },
  {
    rule: 'Who somebody is to a channel is not changed by hand; when that identity is deleted, the integration is told and whoever writes again is a new user',
    fidelity: 'supported',
    confidence: 'assumption',
    source: IDENTITIES,
  },
  {
    rule: 'Passwords, sessions, photos, mails to users, subscriptions to organizations, compliance deletions, custom roles',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: USERS,
  },
];
