// How far conditions, triggers and automations are simulated, and how sure we are of each rule.
import type { Rule } from '../../../src/kernel/routes.ts';

const GUIDES = 'https://developer.zendesk.com/documentation/ticketing/reference-guides';
const CONDITIONS = `${GUIDES}/conditions-reference`;
const ACTIONS = `${GUIDES}/actions-reference`;
const HELP = 'https://support.zendesk.com/hc/en-us/articles';
const TRIGGERS = `${HELP}/4408822236058`;
const AUTOMATIONS = `${HELP}/4408832701850`;
const API = 'https://developer.zendesk.com/api-reference/ticketing/business-rules';

export const BUSINESS_RULE_RULES: readonly Rule[] = [
  {
    rule: 'Conditions: every one of all, one of any; each field takes its own operators, and not every kind of rule has each field',
    fidelity: 'partial',
    confidence: 'documented',
    source: CONDITIONS,
    note: 'refused as not simulated: satisfaction, locale, brand, form, custom status, attachments, schedules',
  },
  {
    rule: 'Conditions are taken at the top and under conditions; given ones replace all there were',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${API}/triggers/`,
    note: 'assumption: those under conditions win; conditions and actions that are not given are not checked again',
  },
  {
    rule: 'Statuses, priorities and types are compared in the order in which they are listed; none comes first',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CONDITIONS,
  },
  {
    rule: 'What changed is told by the ticket before the update and as it is now, after the triggers before; before a creation there was nothing',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CONDITIONS,
  },
  {
    rule: 'Word conditions: includes asks for one of the words, is for the text as it stands, neither minds the case',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CONDITIONS,
  },
  {
    rule: 'The condition role (who makes the update) and the values current_groups, requester_id and assignee_id',
    fidelity: 'supported',
    confidence: 'third party',
    source: CONDITIONS,
  },
  {
    rule: 'Reopens, agent replies, assignee and group stations are counted in the event log',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CONDITIONS,
  },
  {
    rule: 'Hours are whole: is holds for one hour, greater_than once they are full, less_than until then',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${HELP}/4408885654298`,
  },
  {
    rule: 'Conditions on business hours',
    fidelity: 'partial',
    confidence: 'documented',
    source: CONDITIONS,
    note: 'counted as hours of the calendar: there is no schedule',
  },
  {
    rule: 'An installed integration is a value of via_id and current_via_id, under its present name',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${HELP}/4408893545882`,
    note: 'assumption: the value is its id, so that a renamed one goes on working',
  },
  {
    rule: 'The conditions integration_account and user.custom_fields.whatsapp_phone_number, and the action on the latter, while an integration is installed',
    fidelity: 'supported',
    confidence: 'assumption',
    source: `${HELP}/4408893545882`,
    note: 'their names are our own',
  },
  {
    rule: 'user.custom_fields and requester.custom_fields are the same, with a point or an underscore before the key; organizations and other user fields are for triggers and automations only',
    fidelity: 'supported',
    confidence: 'assumption',
    source: CONDITIONS,
  },
  {
    rule: 'No action notifies by the channel; an unknown action is refused with 422',
    fidelity: 'supported',
    confidence: 'assumption',
    source: ACTIONS,
  },
  {
    rule: 'Actions on status, type, priority, group, assignee, tags, followers and fields of tickets, requesters and organizations',
    fidelity: 'supported',
    confidence: 'documented',
    source: ACTIONS,
    note: 'assumption: what names somebody or something that is gone does nothing; fields of users and organizations leave no event',
  },
  {
    rule: 'The actions custom_status_id, ticket_form_id, brand_id, locale_id, share_ticket, satisfaction_score and notification_target',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: ACTIONS,
    note: 'rules may name them; they do nothing, and that is a finding',
  },
  {
    rule: 'Notifications of users and groups',
    fidelity: 'partial',
    confidence: 'documented',
    source: ACTIONS,
    note: 'an event in the log with text and recipients; no mail is sent',
  },
  {
    rule: 'Placeholders in notifications and webhook bodies',
    fidelity: 'partial',
    confidence: 'documented',
    source: `${HELP}/4408886858138`,
    note: 'those of the ticket, its people, group, organization, latest comments and fields; others become nothing; no Liquid; in JSON values are escaped (assumption)',
  },
  {
    rule: 'Triggers run in order after every create and update, each in a category, new ones last, categories in their order',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'assumption: what a trigger of an update does is logged in the audit of that update, with the trigger named',
  },
  {
    rule: 'A trigger that changes the ticket sends the search back to the top; each fires at most once in an update',
    fidelity: 'supported',
    confidence: 'assumption',
    source: TRIGGERS,
    note: 'option triggerRestarts: one pass only',
  },
  {
    rule: 'Triggers do not run on closed tickets, but when one is being closed; never when Zendesk closes it after 28 days',
    fidelity: 'supported',
    confidence: 'documented',
    source: TRIGGERS,
  },
  {
    rule: 'A trigger that changes nothing leaves nothing in the log',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${HELP}/4408886797466`,
  },
  {
    rule: 'At most 7,000 active triggers and 500 active automations, each below 65 KB',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${HELP}/4408886797466`,
    note: 'assumption: 422, and KB are 1,024 bytes of conditions and actions',
  },
  {
    rule: 'The triggers that a new account comes with',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: TRIGGERS,
    note: 'a new account has one category and no trigger: they do nothing but send mail',
  },
  {
    rule: 'Jobs on trigger categories; object triggers',
    fidelity: 'not simulated',
    confidence: 'documented',
    source: `${API}/trigger_categories/`,
  },
  {
    rule: 'Automations run once in each hour, on tickets that are not closed, 1,000 an hour each',
    fidelity: 'supported',
    confidence: 'documented',
    source: AUTOMATIONS,
    note: 'assumption: in minute 0, in the order of ids; option automationMinute: another, or one that the seed chooses',
  },
  {
    rule: 'A ticket is updated by automations 100 times at most',
    fidelity: 'supported',
    confidence: 'documented',
    source: AUTOMATIONS,
    note: 'assumption: by all of them together; an attempt that changes nothing counts',
  },
  {
    rule: 'An automation needs hours and one of status, type, group, assignee, requester under all, and a condition that is true once or an action that ends one; no two active ones are the same',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${API}/automations/`,
    note: 'assumption: texts; hours with "is" are true once',
  },
  {
    rule: 'What an automation changes makes triggers run',
    fidelity: 'supported',
    confidence: 'assumption',
    source: AUTOMATIONS,
    note: 'option automationsRunTriggers',
  },
  {
    rule: 'An update by the receiver of a webhook is one of its own, with triggers of its own',
    fidelity: 'supported',
    confidence: 'assumption',
    source: TRIGGERS,
    note: 'loops are possible; rate limits end them',
  },
  {
    rule: 'A new account closes solved tickets after four days by an automation that can be changed',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${HELP}/4408835051546`,
    note: 'assumption: its title',
  },
  {
    rule: 'Zendesk closes tickets 28 days after they were solved, without triggers, webhooks or notifications',
    fidelity: 'supported',
    confidence: 'documented',
    source: `${HELP}/4408894213018`,
    note: 'assumption: at the hour of the automations; no webhook and no notification',
  },
];
