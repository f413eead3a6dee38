// How far tickets, comments, files and jobs are simulated beyond their routes, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const API = 'https://developer.zendesk.com/api-reference/ticketing';
const TICKETS = `${API}/tickets/tickets/`;
const GUIDE =
  'https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/';
const JOBS = `${API}/ticket-management/job_statuses/`;
const FILES = `${API}/tickets/ticket-attachments/`;
const COMMENTS = `${API}/tickets/ticket_comments/`;

export const TICKET_RULES: readonly Rule[] = [
  {
    rule: 'safe_update with updated_stamp: 409 when the ticket has changed since; a value of false is the same as true',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${GUIDE}#protecting-against-ticket-update-collisions`,
    note: 'the status is documented, the body is not; its text can be chosen (updateConflictText)',
  },
  {
    rule: 'A closed ticket is not changed: 422 under "status"',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'https://github.com/Speedygeek/ZendeskApi_v2/issues/59',
    note: 'assumption: the punctuation (closedTicketText), and that nothing is excepted (editableWhenClosed); it can be deleted, and redacted in the agent workspace',
  },
  {
    rule: 'Whatever is required to solve a ticket is asked for when it is solved: an assignee, required fields',
    fidelity: 'supported',
    confidence: 'observed',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408894213018',
    note: 'assumption: asked for when the status is given as solved or closed, and the assignee also when it is taken away later',
  },
  {
    rule: 'A priority cannot be reset; a ticket has 5,000 comments at most',
    fidelity: 'supported',
    confidence: 'documented',
    source: TICKETS,
    note: 'the text about the priority was recorded by a third party',
  },
  {
    rule: "A comment is an end user's when an end user is its author, whoever adds it: it brings a solved ticket back",
    fidelity: 'supported',
    confidence: 'assumption',
    source: COMMENTS,
  },
  {
    rule: 'A comment is as public as the first one, unless it says so itself; agents of private comments write no others',
    fidelity: 'supported',
    confidence: 'documented',
    source: COMMENTS,
    note: 'assumption: such an agent who asks for a public comment is refused with 422',
  },
  {
    rule: 'Comment and subject have 65,535 characters at most, a tag 255; 1,000 tags or custom fields at a time; metadata is 50 levels deep at most',
    fidelity: 'supported',
    confidence: 'assumption',
    source: COMMENTS,
  },
  {
    rule: 'HTML of comments is kept without scripts, styles, handlers and forms',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${COMMENTS}#bodies`,
    note: 'the list of elements and attributes; body and plain_body are the same text; Markdown is not read',
  },
  {
    rule: 'A requester who is named by an address is found, or made as an end user',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${GUIDE}#creating-a-ticket-with-a-new-requester`,
    note: 'assumption: without a name the address gives one; locale_id is ignored',
  },
  {
    rule: 'Collaborators are email CCs; only agents follow; nobody is told by mail',
    fidelity: 'partial',
    confidence: 'assumption',
    source: `${GUIDE}#setting-collaborators`,
  },
  {
    rule: 'A ticket that is given to another requester goes to the organization of that one, and its replies name no recipient of the channel any more',
    fidelity: 'supported',
    confidence: 'assumption',
    source: TICKETS,
    note: 'an organization is not compared with the memberships of the requester',
  },
  {
    rule: 'Values of fields that the account does not have are kept by their ids',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${GUIDE}#setting-custom-field-values`,
  },
  {
    rule: 'Only a closed ticket is followed up; its tags go over unless others are given',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${GUIDE}#creating-follow-up-tickets`,
  },
  {
    rule: 'Tags are lower case; spaces and commas part them',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${API}/ticket-management/tags/`,
  },
  {
    rule: 'A deleted ticket is in no list and no search; a message of its conversation makes a new ticket',
    fidelity: 'supported',
    confidence: 'assumption',
    source: TICKETS,
  },
  {
    rule: 'Merging closes the sources, tagged closed_by_merge, and copies their requesters in; triggers run',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408882445594',
  },
  {
    rule: 'Imported tickets run no triggers, and nothing of them goes to the other side of a channel',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${API}/tickets/ticket_import/`,
  },
  {
    rule: 'A job does nothing until its time has come (jobAfterMs), then all at once; one result for each task',
    fidelity: 'supported',
    confidence: 'assumption',
    source: JOBS,
    note: 'the forms of the results are recorded, the names of the errors are not',
  },
  {
    rule: 'More than 30 jobs under way: 429 TooManyJobs with Retry-After; the last 100 are kept for an hour',
    fidelity: 'supported',
    confidence: 'third party',
    source: 'https://support.zendesk.com/hc/en-us/community/posts/4408867925914',
    note: 'assumption: the status',
  },
  {
    rule: 'An upload waits three days for a comment (uploadLifeMs); a file has 50 MB at most',
    fidelity: 'supported',
    confidence: 'observed',
    source: FILES,
    note: 'the documentation says 60 minutes; assumption: 50 MB, and 413 for a larger file',
  },
  {
    rule: 'Lists sorted by a person or a group are in the order of their ids, not of their names',
    fidelity: 'partial',
    confidence: 'assumption',
    source: TICKETS,
  },
  {
    rule: 'Solving a problem solves its incidents',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: 'https://support.zendesk.com/hc/en-us/articles/4408835103898',
  },
  {
    rule: 'Suspended tickets, spam, satisfaction ratings, ticket sharing, skips, activities, voice and chat comments',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: TICKETS,
  },
  {
    rule: "Agents' access to tickets of others (ticket_restriction), and requests of end users",
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${API}/users/users/`,
  },
  {
    rule: 'Archived tickets',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: 'https://support.zendesk.com/hc/ja/articles/4408883475354',
  },
];
