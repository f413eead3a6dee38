// Triggers and automations as they come in. https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/#create-trigger
import { z } from 'zod';
import type { Action } from '../../world/business-rules/action.ts';
import type { RuleInput } from '../../world/business-rules/rule.ts';
import type { TriggerInput } from '../../world/business-rules/trigger.ts';
import { CONDITIONS_INPUT, readConditions } from './conditions-input.ts';

const SCALAR = z.union([z.string(), z.number()]);

const ACTION = z
  .object({
    field: z.string(),
    value: z.union([SCALAR, z.boolean(), z.null(), z.array(SCALAR)]).optional(),
  })
  .transform(({ field, value }): Action => ({ field, value: value ?? null }));

export const ACTIONS_INPUT = z.array(ACTION);

/** Ids of categories are text, and numbers do as well. */
const TEXT_ID = z.union([z.int(), z.string().regex(/^\d{1,16}$/)]).transform(Number);
export const POSITION = z.int().min(0);

const AUTOMATION = {
  title: z.string().optional(),
  active: z.boolean().optional(),
  position: POSITION.optional(),
  ...CONDITIONS_INPUT,
  actions: ACTIONS_INPUT.optional(),
} as const;

export const AUTOMATION_INPUT = z.looseObject(AUTOMATION);
export const TRIGGER_INPUT = z.looseObject({
  ...AUTOMATION,
  description: z.string().nullish(),
  category_id: TEXT_ID.optional(),
});

export const readRule = (input: z.output<typeof AUTOMATION_INPUT>): RuleInput => ({
  title: input.title,
  active: input.active,
  position: input.position,
  conditions: readConditions(input),
  actions: input.actions,
});

export const readTrigger = (input: z.output<typeof TRIGGER_INPUT>): TriggerInput => ({
  ...readRule(input),
  description: input.description,
  categoryId: input.category_id,
});

/** Attributes that are known to no schema. */
export const unknownIn = (root: string, schema: z.ZodObject, given: object): readonly string[] =>
  Object.keys(given)
    .filter((key) => !(key in schema.shape))
    .map((key) => `${root}.${key}`);

const ONE_OF_MANY = z.object({
  id: TEXT_ID,
  position: POSITION.optional(),
  active: z.boolean().optional(),
  category_id: TEXT_ID.optional(),
});
/** What `update_many` takes; anything else about the rules is ignored. */
export const MANY_INPUT = z.array(ONE_OF_MANY).min(1);
