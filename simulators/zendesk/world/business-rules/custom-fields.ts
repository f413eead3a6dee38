// Conditions on the fields that an account has made for itself, and on the one that a channel integration brings.
import type { Field } from '../field.ts';
import { customText } from '../logged-fields.ts';
import type { CustomValue } from '../ticket.ts';
import { customValue, isPhoneField, type NamedField } from './account-fields.ts';
import { RULE_KINDS } from './condition.ts';
import type { ConditionField } from './condition-field.ts';
import { type Operator, ORDER, TEXT } from './operator.ts';
import type { Subject } from './subject.ts';
import { textHolds } from './word-fields.ts';

const textsOf = (value: CustomValue): readonly string[] => {
  if (value === null || value === '' || value === false) return [];
  return Array.isArray(value) ? value : [String(value)];
};

const less = (a: string, b: string): boolean =>
  Number.isNaN(Number(a)) || Number.isNaN(Number(b)) ? a < b : Number(a) < Number(b);

/** Whether what stands in a field is one of the values; an empty value and `false` mean that nothing does. */
const isOneOf = (texts: readonly string[], values: readonly string[]): boolean =>
  values.some((value) =>
    value === '' || value === 'false' ? texts.length === 0 : texts.includes(value),
  );

export function valueHolds(
  value: CustomValue,
  operator: Operator,
  values: readonly string[],
): boolean {
  const texts = textsOf(value);
  switch (operator) {
    case 'is':
    case 'is_not':
      return isOneOf(texts, values) === (operator === 'is');
    case 'present':
    case 'not_present':
      return texts.length > 0 === (operator === 'present');
    case 'includes':
    case 'not_includes':
      return textHolds(texts.join(' '), operator, values);
    case 'includes_string':
    case 'not_includes_string':
      return textHolds(texts.join(' '), operator === 'includes_string' ? 'is' : 'is_not', values);
    case 'less_than':
      return texts.some((text) => values.some((limit) => less(text, limit)));
    case 'greater_than':
      return texts.some((text) => values.some((limit) => less(limit, text)));
    default:
      return false;
  }
}

function holdsChange(
  subject: Subject,
  name: NamedField,
  operator: Operator,
  values: readonly string[],
): boolean {
  const now = customValue(subject, name);
  const before = subject.update?.before?.customFields[name.key] ?? null;
  const changed = String(customText(now)) !== String(customText(before));
  switch (operator) {
    case 'changed':
    case 'not_changed':
      return changed === (operator === 'changed');
    case 'value':
    case 'not_value':
      return (changed && isOneOf(textsOf(now), values)) === (operator === 'value');
    default:
      return (changed && isOneOf(textsOf(before), values)) === (operator === 'value_previous');
  }
}

const GROUPS = { ticket: 'ticket', user: 'requester', organization: 'organization' } as const;
const COMPARED: ReadonlySet<string> = new Set(['integer', 'decimal', 'date']);

/** How conditions on a field are answered; whether the account has it is asked when a rule is written. */
export function customField(field: string, name: NamedField): ConditionField {
  return {
    field,
    title: field,
    group: GROUPS[name.owner],
    kinds: name.owner === 'ticket' || isPhoneField(name) ? RULE_KINDS : ['trigger', 'automation'],
    operators: TEXT,
    ...(name.owner === 'ticket' ? { changes: true } : {}),
    ofTicket: name.owner === 'ticket',
    takes: () => true,
    holds(subject, operator, values) {
      return /changed|value/.test(operator)
        ? holdsChange(subject, name, operator, values)
        : valueHolds(customValue(subject, name), operator, values);
    },
  };
}

/** Assumption: the operators of the phone number. */
const OF_PHONE: readonly Operator[] = [
  'is',
  'is_not',
  'present',
  'not_present',
  'includes',
  'not_includes',
];

/** The same with what the account knows of it: its title, its options. */
export function offeredCustomField(field: string, known: NamedField & Field): ConditionField {
  const { title, type, options } = known;
  const base = { ...customField(field, known), title };
  if (isPhoneField(known)) return { ...base, operators: OF_PHONE };
  if (COMPARED.has(type)) return { ...base, operators: [...ORDER, 'present', 'not_present'] };
  if (type === 'checkbox') {
    const ticks = ['true', 'false'].map((value) => ({ value, title: value }));
    return { ...withoutTakes(base), operators: ['is'], choices: () => ticks };
  }
  if (options.length === 0) return base;
  const choices = [
    { value: '', title: '-' },
    ...options.map(({ name, value }) => ({ value, title: name })),
  ];
  return { ...withoutTakes(base), choices: () => choices };
}

function withoutTakes({ takes: _takes, ...field }: ConditionField): ConditionField {
  return field;
}
