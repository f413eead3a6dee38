// How far search and the exports are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const SEARCH = 'https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/';
const LANGUAGE = 'https://support.zendesk.com/hc/en-us/articles/4408886879258';

export const SEARCH_RULES: readonly Rule[] = [
  {
    rule: 'A word finds what has a word that begins so; a phrase in quotes finds its words in this order',
    fidelity: 'partial',
    confidence: 'observed',
    source: LANGUAGE,
    note: 'languages without spaces are found by the beginning of a run of letters only',
  },
  {
    rule: 'Statuses and priorities have an order; dates are days or instants',
    fidelity: 'supported',
    confidence: 'documented',
    source: SEARCH,
    note: 'assumption: the order of statuses, <= and >=; relative dates are refused',
  },
  {
    rule: 'A phone number finds its user, and requester: with it the tickets',
    fidelity: 'supported',
    confidence: 'documented',
    source:
      'https://support.zendesk.com/hc/en-us/community/posts/5981990015514-Can-Limit-the-search-of-tickets',
    note: "assumption: as a word alone it finds the requester's tickets as well, and the WhatsApp phone number counts",
  },
  {
    rule: 'No more than 1,000 results are shown, and the count is the whole',
    fidelity: 'supported',
    confidence: 'documented',
    source: SEARCH,
  },
  {
    rule: 'What is new is found after a while',
    fidelity: 'supported',
    confidence: 'documented',
    source: SEARCH,
    note: 'assumption: at once, unless the option searchLagMs says otherwise',
  },
];
