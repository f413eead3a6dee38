// Conditions, actions and what triggers and automations have in common, as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/#json-format
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { BusinessRule } from '../../world/business-rules/rule.ts';
import type {
  Trigger,
  TriggerCategory,
  TriggerRevision,
} from '../../world/business-rules/trigger.ts';

const ruleJson = (desk: Desk, path: string, rule: BusinessRule) => ({
  url: `${desk.origin}/api/v2/${path}/${rule.id}.json`,
  id: rule.id,
  title: rule.title,
  raw_title: rule.title,
  active: rule.active,
  position: rule.position,
  conditions: rule.conditions,
  actions: rule.actions,
  default: rule.isDefault,
  created_at: time(rule.createdAt),
  updated_at: time(rule.updatedAt),
});

export const triggerJson = (desk: Desk, trigger: Trigger) => ({
  ...ruleJson(desk, 'triggers', trigger),
  description: trigger.description,
  category_id: String(trigger.categoryId),
});

export const automationJson = (desk: Desk, automation: BusinessRule) =>
  ruleJson(desk, 'automations', automation);

export const categoryJson = (category: TriggerCategory) => ({
  id: String(category.id),
  name: category.name,
  position: category.position,
  created_at: time(category.createdAt),
  updated_at: time(category.updatedAt),
});

export const revisionJson = (desk: Desk, trigger: Trigger, revision: TriggerRevision) => ({
  url: `${desk.origin}/api/v2/triggers/${trigger.id}/revisions/${revision.id}.json`,
  id: revision.id,
  author_id: revision.authorId,
  created_at: time(revision.createdAt),
  snapshot: revision.snapshot,
});
