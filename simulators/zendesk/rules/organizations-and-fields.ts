// How far groups, organizations and fields are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const API = 'https://developer.zendesk.com/api-reference/ticketing';

export const ORGANIZATION_AND_FIELD_RULES: readonly Rule[] = [
  {
    rule: 'An agent is in groups, one of which is the default one; only agents and admins are members',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${API}/groups/group_memberships/`,
    note: 'assumption: whoever leaves the default group is given another one',
  },
  {
    rule: 'An assignee without a group brings the own default one to the ticket',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${API}/tickets/tickets/`,
  },
  {
    rule: 'Names and external ids of organizations are there once, whatever the case',
    fidelity: 'supported',
    confidence: 'observed',
    source: `${API}/organizations/organizations/`,
    note: 'assumption: external ids are held to the same',
  },
  {
    rule: 'A new end user comes into the organization that has the domain of the address',
    fidelity: 'partial',
    confidence: 'documented',
    source: `${API}/organizations/organizations/`,
    note: 'when the user is made; a domain that is added later moves nobody. Assumption: of several organizations the oldest has it',
  },
  {
    rule: 'Writing organization_id of a user makes a membership, which becomes the default one; null takes the user out of all',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${API}/organizations/organization_memberships/`,
  },
  {
    rule: 'A merge of organizations moves people, tickets and domains, and deletes the loser',
    fidelity: 'partial',
    confidence: 'documented',
    source: `${API}/organizations/organizations/`,
    note: 'assumption: tickets go over without an audit, and the work takes as long as a job',
  },
  {
    rule: 'What end users of an organization share: shared tickets, shared comments, view_tickets, subscriptions',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${API}/organizations/organizations/`,
    note: 'the flags are kept and shown, view_tickets is always true',
  },
  {
    rule: 'A field is refused whose expression is none, or repeats what repeats already',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${API}/tickets/ticket_fields/`,
    note: 'so that no value can hold the program up; the vendor takes more expressions',
  },
  {
    rule: 'A value is refused that its field cannot hold; required fields hold up solving',
    fidelity: 'supported',
    confidence: 'observed',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408838961562',
    note: 'assumption: the texts for values that are refused',
  },
  {
    rule: 'An option that is chosen, or a box that is ticked, puts its tag on the ticket',
    fidelity: 'supported',
    confidence: 'documented',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408838961562',
    note: 'and the tag of the value before goes',
  },
  {
    rule: 'A channel integration brings the user field "WhatsApp phone number", which stays when it is gone',
    fidelity: 'supported',
    confidence: 'assumption',
    source: 'https://support.zendesk.com/hc/ja/articles/4408838090266',
  },
  {
    rule: 'Conditional fields, ticket forms, custom statuses, several brands',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${API}/tickets/ticket_fields/`,
  },
];
