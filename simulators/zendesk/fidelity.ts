// How far the rules of this Zendesk are simulated, and how sure we are of each; routes say it for themselves.
import type { Rule } from '../../src/kernel/routes.ts';
import { BUSINESS_RULE_RULES } from './rules/business-rules.ts';
import { CHANNEL_RULES } from './rules/channel.ts';
import { ORGANIZATION_AND_FIELD_RULES } from './rules/organizations-and-fields.ts';
import { PROTOCOL_RULES } from './rules/protocol.ts';
import { SEARCH_RULES } from './rules/search.ts';
import { TICKET_RULES } from './rules/tickets.ts';
import { USER_RULES } from './rules/users.ts';
import { VIEW_AND_MACRO_RULES } from './rules/views-and-macros.ts';
import { WEBHOOK_RULES } from './rules/webhooks.ts';

export const RULES: readonly Rule[] = [
  ...PROTOCOL_RULES,
  ...CHANNEL_RULES,
  ...TICKET_RULES,
  ...USER_RULES,
  ...BUSINESS_RULE_RULES,
  ...SEARCH_RULES,
  ...VIEW_AND_MACRO_RULES,
  ...WEBHOOK_RULES,
  ...ORGANIZATION_AND_FIELD_RULES,
];
