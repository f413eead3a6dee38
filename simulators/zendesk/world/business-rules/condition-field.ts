// What a field of conditions is: for which rules it is offered, what may be asked of it, and how it is answered.
import type { World } from '../world.ts';
import type { RuleKind } from './condition.ts';
import { CHANGES, type Operator } from './operator.ts';
import type { Subject } from './subject.ts';

/** A value that people can pick. */
export interface Choice {
  readonly value: string;
  readonly title: string;
}

export interface ConditionField {
  readonly field: string;
  readonly title: string;
  /** Under which heading people find it. */
  readonly group: 'ticket' | 'requester' | 'organization' | 'time';
  readonly kinds: readonly RuleKind[];
  readonly operators: readonly Operator[];
  /** Triggers may also ask whether it has changed. */
  readonly changes?: true;
  /** It counts hours, so that time alone can make it true: only in `all`. */
  readonly timeBased?: true;
  /** It depends on the ticket alone: neither on who looks, nor on the clock, nor on users and organizations. */
  readonly ofTicket: boolean;
  readonly choices?: (world: World, kind: RuleKind) => readonly Choice[];
  /** Whether a value is good; without it, one of the choices. */
  readonly takes?: (world: World, kind: RuleKind, value: string) => boolean;
  /** What a value should have been, when it cannot be listed. */
  readonly wants?: string;
  /** `value` is one or more values as text: those of an array, or the only one. */
  readonly holds: (subject: Subject, operator: Operator, values: readonly string[]) => boolean;
}

export const operatorsOf = (field: ConditionField, kind: RuleKind): readonly Operator[] =>
  field.changes === true && kind === 'trigger' ? [...field.operators, ...CHANGES] : field.operators;
