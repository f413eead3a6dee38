// Conditions: every field with every operator that it takes, for every kind of rule; and what is refused.
import { describe, expect, it } from 'vitest';
import {
  type Condition,
  type ConditionValue,
  RULE_KINDS,
  type RuleKind,
} from '../../../simulators/zendesk/world/business-rules/condition.ts';
import { operatorsOf } from '../../../simulators/zendesk/world/business-rules/condition-field.ts';
import { fieldsOffered } from '../../../simulators/zendesk/world/business-rules/condition-fields.ts';
import { conditionRefusals } from '../../../simulators/zendesk/world/business-rules/condition-refusals.ts';
import {
  conditionHolds,
  holds,
  isOfTicketAlone,
  isTimeBased,
} from '../../../simulators/zendesk/world/business-rules/holds.ts';
import type { Ticket } from '../../../simulators/zendesk/world/ticket.ts';
import type { Update } from '../../../simulators/zendesk/world/update.ts';
import { HOUR } from '../../../src/kernel/clock.ts';
import { AT, createRuleStage, type RuleStage } from './rule-stage.ts';

/** Ids in values: `$group`, `$agent`, … */
const filled = (stage: RuleStage, value: ConditionValue): ConditionValue =>
  typeof value === 'string' && value.startsWith('$') ? String(stage.ids[value.slice(1)]) : value;

type Case = readonly [operator: string, value: ConditionValue, holds: boolean];

/** The ticket that all of them are asked about: see rule-stage.ts. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  status: [
    ['is', 'pending', true],
    ['is', 'open', false],
    ['is_not', 'open', true],
    ['is_not', 'pending', false],
    ['less_than', 'hold', true],
    ['less_than', 'pending', false],
    ['greater_than', 'open', true],
    ['greater_than', 'pending', false],
    ['changed', null, true],
    ['not_changed', null, false],
    ['value', 'pending', true],
    ['value', 'open', false],
    ['not_value', 'pending', false],
    ['not_value', 'open', true],
    ['value_previous', 'open', true],
    ['value_previous', 'new', false],
    ['not_value_previous', 'open', false],
    ['not_value_previous', 'new', true],
  ],
  priority: [
    ['is', 'high', true],
    ['is_not', 'high', false],
    ['less_than', 'urgent', true],
    ['less_than', 'high', false],
    ['greater_than', 'normal', true],
    ['greater_than', '', true],
    ['greater_than', 'urgent', false],
    ['changed', null, false],
    ['not_changed', null, true],
    ['value', 'high', false],
    ['not_value', 'high', true],
    ['value_previous', 'high', false],
    ['not_value_previous', 'high', true],
  ],
  type: [
    ['is', 'incident', true],
    ['is', '', false],
    ['is_not', 'task', true],
    ['less_than', 'question', true],
    ['greater_than', 'problem', true],
    ['changed', null, true],
    ['value', 'incident', true],
    ['value_previous', '', true],
    ['not_changed', null, false],
    ['not_value', 'incident', false],
    ['not_value_previous', '', false],
  ],
  group_id: [
    ['is', '$group', true],
    ['is', '', false],
    ['is', 'current_groups', true],
    ['is_not', '$group', false],
    ['is_not', '$other', true],
    ['changed', null, true],
    ['value', '$group', true],
    ['value_previous', '', true],
    ['not_changed', null, false],
    ['not_value', '$other', true],
    ['not_value_previous', '$group', true],
  ],
  assignee_id: [
    ['is', '$agent', true],
    ['is', 'current_user', true],
    ['is_not', 'current_user', false],
    ['is', '', false],
    ['is_not', '', true],
    ['is', 'requester_id', false],
    ['changed', null, false],
    ['not_changed', null, true],
    ['value', '$agent', false],
    ['not_value', '$agent', true],
    ['value_previous', '$agent', false],
    ['not_value_previous', '$agent', true],
  ],
  requester_id: [
    ['is', '$customer', true],
    ['is', 'current_user', false],
    ['is_not', 'assignee_id', true],
    ['changed', null, false],
    ['not_changed', null, true],
    ['value', '$customer', false],
    ['not_value', '$customer', true],
    ['value_previous', '$customer', false],
    ['not_value_previous', '$customer', true],
  ],
  organization_id: [
    ['is', '$organization', true],
    ['is_not', '', true],
    ['changed', null, false],
    ['not_changed', null, true],
    ['value', '', false],
    ['not_value', '', true],
    ['value_previous', '', false],
    ['not_value_previous', '', true],
  ],
  current_tags: [
    ['includes', 'vip', true],
    ['includes', 'none VIP', true],
    ['includes', 'none', false],
    ['not_includes', 'none', true],
    ['not_includes', 'none, vip', false],
  ],
  via_id: [
    ['is', '55', true],
    ['is', '$integration', true],
    ['is', '5', false],
    ['is_not', '$integration', false],
    ['is_not', '0', true],
  ],
  current_via_id: [
    ['is', '5', true],
    ['is', '$integration', false],
    ['is_not', '5', false],
    ['is_not', '55', true],
  ],
  integration_account: [
    ['is', '$account', true],
    ['is', '$account2', false],
    ['is_not', '$account', false],
    ['is_not', '$account2', true],
  ],
  'user.custom_fields.whatsapp_phone_number': [
    ['is', '+5511912345678', true],
    ['is', '+55', false],
    ['is_not', '+5511912345678', false],
    ['present', null, true],
    ['not_present', null, false],
    ['includes', '5511912345678 x', true],
    ['includes', '551191', false],
    ['not_includes', '5511912345678', false],
    ['not_includes', '551191', true],
  ],
  description_includes_word: [
    ['includes', 'where Refund', true],
    ['includes', 'ref', false],
    ['not_includes', 'ref', true],
    ['not_includes', 'refund', false],
    ['is', 'my REFUND', true],
    ['is', 'refund my', false],
    ['is_not', 'my refund', false],
  ],
  subject_includes_word: [
    ['includes', 'order', true],
    ['not_includes', 'order', false],
    ['is', 'the ord', true],
    ['is_not', 'the ord', false],
  ],
  comment_includes_word: [
    ['includes', 'soon', true],
    ['not_includes', 'soon', false],
    ['is', 'we answer', true],
    ['is_not', 'we answer', false],
  ],
  recipient: [
    ['is', 'HELP@acme.example', true],
    ['is_not', 'help@acme.example', false],
    ['is_not', 'x@acme.example', true],
  ],
  update_type: [
    ['is', 'Change', true],
    ['is', 'Create', false],
  ],
  comment_is_public: [
    ['is', 'true', true],
    ['is', true, true],
    ['is', 'false', false],
    ['is', false, false],
    ['is', 'not_relevant', true],
    ['is', 'requester_can_see_comment', true],
  ],
  ticket_is_public: [
    ['is', 'public', true],
    ['is', 'private', false],
  ],
  role: [
    ['is', 'agent', true],
    ['is', 'admin', false],
    ['is', 'end_user', false],
    ['is_not', 'end_user', true],
    ['is_not', 'agent', false],
  ],
  reopens: [
    ['is', '1', true],
    ['is', 1, true],
    ['less_than', '1', false],
    ['greater_than', '0', true],
  ],
  replies: [
    ['is', '1', true],
    ['less_than', '2', true],
    ['greater_than', '1', false],
  ],
  agent_stations: [
    ['is', '1', true],
    ['less_than', '1', false],
    ['greater_than', '0', true],
  ],
  group_stations: [
    ['is', '1', true],
    ['less_than', '3', true],
    ['greater_than', '1', false],
  ],
  ...Object.fromEntries(
    (
      [
        ['NEW', 10],
        ['OPEN', 5],
        ['PENDING', 3],
        ['SOLVED', 6],
        ['assigned_at', 9],
        ['updated_at', 3],
        ['requester_updated_at', 10],
        ['assignee_updated_at', 3],
        ['due_date', 2],
      ] as const
    ).map(([field, hours]) => [field, hourCases(hours)]),
  ),
  CLOSED: [
    ['is', '0', false],
    ['less_than', '100', false],
    ['greater_than', '0', false],
    ['is_business_hours', '0', false],
    ['less_than_business_hours', '9', false],
    ['greater_than_business_hours', '0', false],
  ],
  until_due_date: [
    ['is', '0', false],
    ['less_than', '100', false],
    ['greater_than', '0', false],
    ['is_business_hours', '0', false],
    ['less_than_business_hours', '9', false],
    ['greater_than_business_hours', '0', false],
  ],
};

/** It happened that many hours and half an hour ago. */
function hourCases(hours: number): readonly Case[] {
  return ['', '_business_hours'].flatMap((suffix): readonly Case[] => [
    [`is${suffix}`, String(hours), true],
    [`is${suffix}`, String(hours + 1), false],
    [`is${suffix}`, hours - 1, false],
    [`less_than${suffix}`, String(hours + 1), true],
    [`less_than${suffix}`, String(hours), false],
    [`greater_than${suffix}`, String(hours), true],
    [`greater_than${suffix}`, String(hours + 1), false],
  ]);
}

const rows = Object.entries(CASES).flatMap(([field, cases]) =>
  cases.map(([operator, value, expected]) => ({ field, operator, value, expected })),
);

describe('a condition', () => {
  const stage = createRuleStage();
  it.each(rows)('$field $operator $value: $expected', ({ field, operator, value, expected }) => {
    const condition: Condition = { field, operator, value: filled(stage, value) };
    expect(conditionHolds(stage.subject, condition)).toBe(expected);
  });

  it('is tried with every operator of every field', () => {
    const tried = new Set(rows.map(({ field, operator }) => `${field} ${operator}`));
    const offered = RULE_KINDS.flatMap((kind) =>
      fieldsOffered(stage.world, kind).flatMap((field) =>
        operatorsOf(field, kind).map((operator) => `${field.field} ${operator}`),
      ),
    );
    expect([...new Set(offered)].filter((one) => !tried.has(one))).toEqual([]);
  });

  it('is offered wherever it is tried, with good values', () => {
    for (const { field, operator, value } of rows) {
      const condition: Condition = { field, operator, value: filled(stage, value) };
      const kinds = RULE_KINDS.filter(
        (kind) => conditionRefusals(stage.world, kind, { all: [condition], any: [] }).length === 0,
      );
      expect(kinds, `${field} ${operator} ${value}`).not.toEqual([]);
    }
  });
});

describe('conditions', () => {
  const stage = createRuleStage();
  const yes: Condition = { field: 'status', operator: 'is', value: 'pending' };
  const no: Condition = { field: 'status', operator: 'is', value: 'open' };
  it.each([
    [[], [], true],
    [[yes], [], true],
    [[yes, no], [], false],
    [[], [no, yes], true],
    [[yes], [no], false],
    [[no], [yes], false],
  ])('all of %j and one of %j: %s', (all, any, expected) => {
    expect(holds(stage.subject, { all, any })).toBe(expected);
  });

  it('know what depends on the ticket alone, and what on time', () => {
    const alone = (field: string, value = 'x') => isOfTicketAlone({ field, operator: 'is', value });
    expect(
      ['status', 'current_tags', 'custom_fields_7', 'via_id'].map((one) => alone(one)),
    ).toEqual([true, true, true, true]);
    expect(alone('assignee_id', 'current_user')).toBe(false);
    expect(alone('group_id', 'current_groups')).toBe(false);
    expect(alone('user.custom_fields.whatsapp_phone_number')).toBe(false);
    expect(alone('PENDING', '3')).toBe(false);
    expect(isTimeBased({ field: 'PENDING', operator: 'is', value: '3' })).toBe(true);
    expect(isTimeBased(yes)).toBe(false);
  });

  it('whatever is unknown does not hold, nor throws', () => {
    for (const field of ['colour', '__proto__', 'constructor', 'custom_fields_x', '']) {
      expect(conditionHolds(stage.subject, { field, operator: 'is', value: '' })).toBe(false);
    }
    expect(
      conditionHolds(stage.subject, { field: 'status', operator: 'toString', value: '' }),
    ).toBe(false);
  });
});

describe('changes', () => {
  const stage = createRuleStage();
  const asked = (before: Partial<Ticket> | undefined, condition: Condition) => {
    const update = {
      ...stage.update,
      before: before === undefined ? undefined : { ...stage.ticket, ...before },
    } as Update;
    return conditionHolds({ ...stage.subject, update }, condition);
  };
  it('of a new ticket: whatever it begins with', () => {
    expect(asked(undefined, { field: 'priority', operator: 'changed', value: null })).toBe(true);
    expect(asked(undefined, { field: 'priority', operator: 'value_previous', value: '' })).toBe(
      true,
    );
    expect(asked(undefined, { field: 'update_type', operator: 'is', value: 'Create' })).toBe(true);
  });
  it('of a field of the account', () => {
    stage.ticket.customFields = { 7: 'blue' };
    const field = 'custom_fields_7';
    const before = { customFields: { 7: 'red' } };
    expect(asked(before, { field, operator: 'changed', value: null })).toBe(true);
    expect(asked(before, { field, operator: 'value', value: 'blue' })).toBe(true);
    expect(asked(before, { field, operator: 'value_previous', value: 'red' })).toBe(true);
    expect(asked(before, { field, operator: 'not_value', value: 'blue' })).toBe(false);
    expect(
      asked({ customFields: { 7: 'blue' } }, { field, operator: 'not_changed', value: '' }),
    ).toBe(true);
  });
  it('by nobody are nobody’s: current_user is no one', () => {
    const update = { ...stage.update, author: null } as Update;
    const subject = { ...stage.subject, update };
    const condition = { field: 'assignee_id', operator: 'is', value: 'current_user' };
    expect(conditionHolds(subject, condition)).toBe(false);
  });
});

describe('hours', () => {
  const stage = createRuleStage();
  const at = (now: number, field: string, operator: string, value: string) =>
    conditionHolds({ ...stage.subject, now }, { field, operator, value });
  it('begin on the stroke', () => {
    const solved = stage.ticket.marks.solved as number;
    expect(at(solved + 96 * HOUR - 1, 'SOLVED', 'is', '96')).toBe(false);
    expect(at(solved + 96 * HOUR, 'SOLVED', 'is', '96')).toBe(true);
    expect(at(solved + 97 * HOUR - 1, 'SOLVED', 'is', '96')).toBe(true);
    expect(at(solved + 97 * HOUR, 'SOLVED', 'is', '96')).toBe(false);
    expect(at(solved + 96 * HOUR - 1, 'SOLVED', 'less_than', '96')).toBe(true);
    expect(at(solved + 96 * HOUR, 'SOLVED', 'less_than', '96')).toBe(false);
    expect(at(solved - 1, 'SOLVED', 'less_than', '96')).toBe(false);
  });
  it('run down to a due date', () => {
    const due = stage.ticket.dueAt as number;
    const until = (left: number, operator: string, value: string) =>
      at(due - left, 'until_due_date', operator, value);
    expect(until(2 * HOUR, 'is', '2')).toBe(true);
    expect(until(3 * HOUR - 1, 'is', '2')).toBe(true);
    expect(until(3 * HOUR, 'is', '2')).toBe(false);
    expect(until(2 * HOUR - 1, 'is', '2')).toBe(false);
    expect(until(2 * HOUR, 'less_than', '2')).toBe(false);
    expect(until(0, 'less_than', '2')).toBe(true);
    expect(until(-1, 'less_than', '2')).toBe(false);
    expect(until(2 * HOUR, 'greater_than', '2')).toBe(true);
    expect(AT).toBeGreaterThan(due);
  });
});

describe('refused', () => {
  const stage = createRuleStage();
  const alone = createRuleStage(false);
  const refusals = (
    kind: RuleKind,
    condition: Condition,
    where: 'all' | 'any' = 'all',
    on = stage,
  ) =>
    conditionRefusals(on.world, kind, { all: [], any: [], [where]: [condition] }).map(
      ({ description }) => description,
    );
  const is = (field: string, value: ConditionValue, operator = 'is'): Condition => ({
    field,
    operator,
    value,
  });
  it.each([
    ['view', is('colour', 'red'), /"colour" is not among those of views.*status/],
    ['view', is('update_type', 'Create'), /is not among those of views/],
    ['automation', is('comment_is_public', true), /is not among those of automations/],
    ['trigger', is('SOLVED', '96'), /is not among those of triggers/],
    ['trigger', is('satisfaction_score', 'good'), /is not simulated/],
    ['view', is('status', 'done'), /"done" is not one of "status".*"solved"/],
    ['view', is('status', 'open', 'changed'), /"changed" does not go with "status".*less_than/],
    ['automation', is('group_id', 'current_groups'), /not one of "group_id"/],
    ['automation', is('assignee_id', 'current_user'), /the id of an agent/],
    ['trigger', is('assignee_id', '$customer'), /the id of an agent/],
    ['trigger', is('requester_id', '1'), /the id of a user/],
    ['trigger', is('organization_id', '1e3'), /the id of an organization/],
    ['automation', is('PENDING', '1.5'), /whole number of hours/],
    ['automation', is('PENDING', '-1'), /whole number of hours/],
    ['view', is('via_id', '999'), /not one of "via_id"/],
    ['trigger', is('integration_account', '1'), /not one of "integration_account"/],
    ['trigger', is('current_tags', '  ', 'includes'), /tags with spaces/],
    ['trigger', is('custom_fields_1', 'x'), /is not among those of triggers/],
    ['trigger', is('user.custom_fields.shoe_size', 'x'), /is not among those of triggers/],
    ['trigger', is('x'.repeat(5000), 'x'), /^.{1,2000}$/],
  ] as const)('for a %s: %j', (kind, condition, text) => {
    const [reason = ''] = refusals(kind, {
      ...condition,
      value: filled(stage, condition.value),
    });
    expect(reason).toMatch(text);
  });

  it('hours under any', () => {
    expect(refusals('automation', is('PENDING', '1'), 'any')).toMatchObject([
      expect.stringMatching(/only under "all"/),
    ]);
  });

  it('what an integration brings, where there is none', () => {
    for (const field of ['integration_account', 'user.custom_fields.whatsapp_phone_number']) {
      expect(refusals('view', is(field, '1'), 'all', alone)).toHaveLength(1);
    }
    expect(refusals('view', is('via_id', '55'), 'all', alone)).toEqual([]);
    expect(fieldsOffered(alone.world, 'trigger').map(({ field }) => field)).not.toContain(
      'integration_account',
    );
  });
});
