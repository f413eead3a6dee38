// How far views and macros are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const API = 'https://developer.zendesk.com/api-reference/ticketing/business-rules';
const VIEWS = `${API}/views/`;
const MACROS = `${API}/macros/`;
const ACTIONS =
  'https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/';

export const VIEW_AND_MACRO_RULES: readonly Rule[] = [
  {
    rule: 'Under "all", a view has a condition on status, type, group_id, assignee_id or requester_id; so has a preview',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${VIEWS}#create-view`,
    note: 'assumption: 422, and that it goes for previews as well',
  },
  {
    rule: 'A view counts exactly the tickets that it lists, at the moment of the call: nothing comes from a cache',
    fidelity: 'partial',
    confidence: 'assumption',
    source: `${VIEWS}#count-tickets-in-view`,
    note: 'Zendesk keeps large counts for 60 to 90 minutes and rows for 10; here `fresh` is always true',
  },
  {
    rule: 'Tickets of a view stand by group, then by its sort, then by id; what has no value stands lowest',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${VIEWS}#view-sorting`,
    note: 'so they come first upwards and last downwards; people, groups and organizations are sorted by name, without regard to case',
  },
  {
    rule: 'Statuses stand in the order new, open, pending, hold, solved, closed',
    fidelity: 'supported',
    confidence: 'assumption',
    source: VIEWS,
  },
  {
    rule: 'Conditions on hours follow the clock: a ticket enters and leaves the view at the millisecond',
    fidelity: 'supported',
    confidence: 'assumption',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408885654298',
  },
  {
    rule: "An agent sees and manages personal views and macros of the own; everybody's and groups' are managed by admins",
    fidelity: 'partial',
    confidence: 'assumption',
    source: VIEWS,
    note: 'custom roles are not simulated; a personal view is hidden from admins, a personal macro is not; admins see what any group has',
  },
  {
    rule: 'A list of conditions that is given replaces that which a view had; a list that is not given stays',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${VIEWS}#update-view`,
  },
  {
    rule: 'A view shows at most ten columns; it cannot be sorted by subject, submitter or ticket status',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${VIEWS}#view-columns`,
    note: 'assumption: 422; satisfaction, ticket form and brand are always empty',
  },
  {
    rule: 'A new account has views of your unsolved, unassigned, all unsolved, recently updated, pending and recently solved tickets',
    fidelity: 'partial',
    confidence: 'assumption',
    source:
      'https://zdpartner.zendesk.com/hc/en-us/articles/4402469200911-Lesson-2-Organizing-tickets-and-users',
    note: 'what they are made of; new tickets in your groups, suspended and deleted tickets have no view of their own',
  },
  {
    rule: 'Views have no definitions endpoint',
    fidelity: 'supported',
    confidence: 'assumption',
    source: VIEWS,
    note: '404 InvalidEndpoint for lists of conditions',
  },
  {
    rule: 'A view shows all its tickets to whoever sees the view',
    fidelity: 'partial',
    confidence: 'assumption',
    source: 'https://support.zendesk.com/hc/ko/community/posts/4409506839962',
    note: 'at Zendesk a view leaves out what an agent may not see; restrictions of agents are not applied here',
  },
  {
    rule: 'Macros set the values that other rules set, except new and closed; they add a comment, its mode, and the subject',
    fidelity: 'supported',
    confidence: 'assumption',
    source: ACTIONS,
    note: 'comment_value, comment_value_html, comment_mode_is_public and subject; any other is 422',
  },
  {
    rule: 'To apply a macro changes nothing: it tells what the agent may submit',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${MACROS}#show-changes-to-ticket`,
  },
  {
    rule: 'A comment of a macro is public unless comment_mode_is_public is false; comments for chats are left out',
    fidelity: 'supported',
    confidence: 'assumption',
    source: MACROS,
    note: 'several comment_value actions become one comment, one below the other',
  },
  {
    rule: 'Placeholders of a macro are filled in for a ticket; those that are not known become nothing',
    fidelity: 'partial',
    confidence: 'assumption',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408886858138',
    note: 'Liquid is not simulated beyond plain placeholders, and dynamic content is not either',
  },
  {
    rule: 'The first macro stands at 10000, and so does the first view that is added; further ones come after the last',
    fidelity: 'supported',
    confidence: 'observed',
    source: 'https://github.com/facetoe/zenpy',
  },
];
