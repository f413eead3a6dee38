// What a condition may ask of a field's value. https://developer.zendesk.com/documentation/ticketing/reference-guides/conditions-reference/

/** With the titles under which people pick them. */
export const OPERATOR_TITLES = {
  is: 'Is',
  is_not: 'Is not',
  less_than: 'Less than',
  greater_than: 'Greater than',
  includes: 'Contains at least one of',
  not_includes: 'Contains none of',
  includes_string: 'Contains the text',
  not_includes_string: 'Does not contain the text',
  present: 'Present',
  not_present: 'Not present',
  changed: 'Changed',
  value: 'Changed to',
  value_previous: 'Changed from',
  not_changed: 'Not changed',
  not_value: 'Not changed to',
  not_value_previous: 'Not changed from',
  is_business_hours: 'Is (business hours)',
  less_than_business_hours: 'Less than (business hours)',
  greater_than_business_hours: 'Greater than (business hours)',
} as const;
export type Operator = keyof typeof OPERATOR_TITLES;

/** They need no value. */
export const WITHOUT_VALUE: ReadonlySet<string> = new Set<Operator>([
  'present',
  'not_present',
  'changed',
  'not_changed',
]);

export const EQUALITY = ['is', 'is_not'] as const satisfies readonly Operator[];
export const ORDER = [
  'is',
  'is_not',
  'less_than',
  'greater_than',
] as const satisfies readonly Operator[];
export const WORDS = [
  'includes',
  'not_includes',
  'is',
  'is_not',
] as const satisfies readonly Operator[];
export const CHANGES = [
  'changed',
  'value',
  'value_previous',
  'not_changed',
  'not_value',
  'not_value_previous',
] as const satisfies readonly Operator[];
export const HOURS = [
  'is',
  'less_than',
  'greater_than',
  'is_business_hours',
  'less_than_business_hours',
  'greater_than_business_hours',
] as const satisfies readonly Operator[];
export const TEXT = [
  'is',
  'is_not',
  'present',
  'not_present',
  'includes',
  'not_includes',
  'includes_string',
  'not_includes_string',
] as const satisfies readonly Operator[];
