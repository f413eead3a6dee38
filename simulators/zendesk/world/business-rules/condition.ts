// Conditions of business rules, as they are written. What they mean: condition-fields.ts, holds.ts.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/conditions-reference/

export const RULE_KINDS = ['view', 'trigger', 'automation'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** As given; numbers and ticks mean what their text means. */
export type ConditionValue = string | readonly string[] | boolean | number | null;

export interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: ConditionValue;
}

/** Each of `all`, and at least one of `any` if there are any. */
export interface Conditions {
  readonly all: readonly Condition[];
  readonly any: readonly Condition[];
}
