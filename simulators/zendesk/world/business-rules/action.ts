// Actions of business rules, as they are written. What they do: value-actions.ts, act.ts.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/

export const ACTION_KINDS = ['trigger', 'automation', 'macro'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export type ActionValue = string | number | boolean | null | readonly (string | number)[];

export interface Action {
  readonly field: string;
  readonly value: ActionValue;
}

/** Several values, or the only one, as text. */
export const actionTexts = (value: ActionValue): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [String(value ?? '')];
