// How far search and the exports are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const SEARCH = 'https://developer.zendesk.com/api-reference/ticketing/ticket-management/search/';
const LANGUAGE = 'https://support.zendesk.com/hc/en-us/articles/4408886879258';
const EXPORTS =
  'https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/';
const GUIDE =
  'https://developer.zendesk.com/documentation/ticketing/managing-tickets/using-the-incremental-export-api/';

export const SEARCH_RULES: readonly Rule[] = [
  {
    rule: 'A word finds what has a word that begins so; a phrase in quotes finds its words in this order',
    fidelity: 'partial',
    confidence: 'observed',
    source: LANGUAGE,
    note: 'the minus, order_by and sort are understood; no stemming; languages without spaces are found by the beginning of a run of letters only',
  },
  {
    rule: 'Statuses and priorities have an order; dates are days or instants',
    fidelity: 'supported',
    confidence: 'documented',
    source: SEARCH,
    note: 'assumption: the order of statuses, <= and >=; a status, priority or date that is none, and relative dates, are refused with 422',
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
    rule: 'Tickets are found by their brand, form, recipient and satisfaction',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: LANGUAGE,
    note: 'such a search finds nothing, and is a finding of the trace',
  },
  {
    rule: 'What is new is found after a while',
    fidelity: 'supported',
    confidence: 'documented',
    source: SEARCH,
    note: 'assumption: at once, unless the option searchLagMs says otherwise; what changes is found as it is at once',
  },
  {
    rule: 'Exports leave out what was made or changed within the last minute, and refuse to begin there',
    fidelity: 'supported',
    confidence: 'documented',
    source: GUIDE,
    note: 'third party: 422 and the text; users and organizations as well as tickets, as the guide says',
  },
  {
    rule: 'Exports are in the order of generated_timestamp',
    fidelity: 'partial',
    confidence: 'documented',
    source: EXPORTS,
    note: 'it is updated_at here, so a ticket imported with an old updated_at stands in the past; assumption: restoring a ticket updates it',
  },
  {
    rule: 'A page by time is never cut within a second, so it may be longer than 1,000',
    fidelity: 'supported',
    confidence: 'assumption',
    source: EXPORTS,
    note: 'a page full of one second ends with the next one, where end_time would lead back to it for ever',
  },
  {
    rule: 'Ticket metric events are exported',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: EXPORTS,
    note: 'ticket metrics themselves are served',
  },
];
