// Conditions as they come in: `all` and `any`, at the top or under `conditions`.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/triggers/#json-format
import { z } from 'zod';
import type { Conditions } from '../../world/business-rules/condition.ts';

const SCALAR = z.union([z.string(), z.number(), z.boolean()]);

const CONDITION = z.object({
  field: z.string(),
  operator: z.string(),
  value: z
    .union([SCALAR, z.null(), z.array(SCALAR.transform(String))])
    .optional()
    .transform((value) => value ?? null),
});

const LIST = z.array(CONDITION).nullish();

/** To be spread into the schema of a rule. */
export const CONDITIONS_INPUT = {
  all: LIST,
  any: LIST,
  conditions: z.object({ all: LIST, any: LIST }).nullish(),
} as const;

export type ConditionsInput = z.output<z.ZodObject<typeof CONDITIONS_INPUT>>;

/** `undefined` when none are given: a rule then keeps what it has. Given ones replace both lists. */
export function readConditions({ all, any, conditions }: ConditionsInput): Conditions | undefined {
  const given = [all, any, conditions].some((part) => part !== undefined && part !== null);
  if (!given) return undefined;
  return { all: conditions?.all ?? all ?? [], any: conditions?.any ?? any ?? [] };
}
