// Whether conditions hold for a ticket. https://developer.zendesk.com/documentation/ticketing/reference-guides/conditions-reference/
import type { Condition, Conditions, ConditionValue } from './condition.ts';
import { fieldNamed } from './condition-fields.ts';
import type { Operator } from './operator.ts';
import type { Subject } from './subject.ts';

export const textsOf = (value: ConditionValue): readonly string[] =>
  Array.isArray(value) ? value : [String(value ?? '')];

/** Whatever is not known does not hold. */
export function conditionHolds(subject: Subject, { field, operator, value }: Condition): boolean {
  return fieldNamed(field)?.holds(subject, operator as Operator, textsOf(value)) ?? false;
}

export const holds = (subject: Subject, { all, any }: Conditions): boolean =>
  all.every((condition) => conditionHolds(subject, condition)) &&
  (any.length === 0 || any.some((condition) => conditionHolds(subject, condition)));

/** Time alone can make it true. */
export const isTimeBased = ({ field }: Condition): boolean => fieldNamed(field)?.timeBased === true;

/** It can only change when the ticket does: whoever looks, whenever, whatever becomes of users and organizations. */
export const isOfTicketAlone = ({ field, value }: Condition): boolean =>
  fieldNamed(field)?.ofTicket === true &&
  !textsOf(value).some((text) => text === 'current_user' || text === 'current_groups');
