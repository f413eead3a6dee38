// Fields of tickets that hold one of several values: how they are compared, also with what they were before.
import { PRIORITIES, STATUSES, type TicketValues, TYPES } from '../ticket.ts';
import type { World } from '../world.ts';
import { RULE_KINDS, type RuleKind } from './condition.ts';
import type { Choice, ConditionField } from './condition-field.ts';
import { EQUALITY, type Operator, ORDER } from './operator.ts';
import { currentUser, type Subject } from './subject.ts';

type Name =
  | 'status'
  | 'type'
  | 'priority'
  | 'groupId'
  | 'assigneeId'
  | 'requesterId'
  | 'organizationId';

const textOf = (values: Readonly<TicketValues> | undefined, name: Name): string =>
  String(values?.[name] ?? '');

/** Names that stand for an id which depends on the ticket, or on who looks or acts. */
function meaning(subject: Subject, value: string): readonly string[] {
  switch (value) {
    case 'current_user':
      return [String(currentUser(subject)?.id ?? value)];
    case 'current_groups':
      return [...(currentUser(subject)?.memberships ?? [])].map(String);
    case 'requester_id':
      return [String(subject.ticket.requesterId)];
    case 'assignee_id':
      return [String(subject.ticket.assigneeId ?? '')];
    default:
      return [value];
  }
}

/** Whether a text is what one of the values stands for. */
const isOneOf = (subject: Subject, values: readonly string[], text: string): boolean =>
  values.some((value) => meaning(subject, value).includes(text));

/** Assumption: what changed is told by the ticket before the update and as it is now, after earlier triggers. */
function compare(
  subject: Subject,
  name: Name,
  order: readonly string[],
  operator: Operator,
  values: readonly string[],
): boolean {
  const { ticket, update } = subject;
  const now = textOf(ticket, name);
  const before = textOf(update?.before, name);
  const changed = update !== undefined && now !== before;
  const rank = order.indexOf(now);
  switch (operator) {
    case 'is':
      return isOneOf(subject, values, now);
    case 'is_not':
      return !isOneOf(subject, values, now);
    case 'less_than':
      return values.some((value) => rank < order.indexOf(value));
    case 'greater_than':
      return values.some((value) => rank > order.indexOf(value));
    case 'changed':
      return changed;
    case 'not_changed':
      return !changed;
    case 'value':
      return changed && isOneOf(subject, values, now);
    case 'not_value':
      return !(changed && isOneOf(subject, values, now));
    case 'value_previous':
      return changed && isOneOf(subject, values, before);
    case 'not_value_previous':
      return !(changed && isOneOf(subject, values, before));
    default:
      return false;
  }
}

const NONE = '';
const noneOf = (title: string): Choice => ({ value: NONE, title });
const isId = (value: string): number => (/^\d{1,16}$/.test(value) ? Number(value) : Number.NaN);

/** What stands for somebody, by the kind of rule. */
const PEOPLE: Readonly<
  Record<'assigneeId' | 'requesterId', Readonly<Record<RuleKind, readonly string[]>>>
> = {
  assigneeId: {
    view: ['current_user'],
    trigger: ['current_user', 'requester_id'],
    automation: ['requester_id'],
  },
  requesterId: {
    view: ['current_user'],
    trigger: ['current_user', 'assignee_id'],
    automation: ['assignee_id'],
  },
};
const PEOPLE_TITLES: Readonly<Record<string, string>> = {
  current_user: '(current user)',
  requester_id: '(requester)',
  assignee_id: '(assignee)',
};

/** Agents are in groups: there is no walk through all users. */
export function agentsOf(world: World): readonly Choice[] {
  const agents = new Map<number, Choice>();
  for (const { userId } of world.memberships) {
    const user = world.users.get(userId);
    if (user?.active) agents.set(userId, { value: String(userId), title: user.name });
  }
  return [...agents.values()];
}

export const groupsOf = (world: World): readonly Choice[] =>
  [...world.groups].map(({ id, name }) => ({ value: String(id), title: name }));

const stands = (kind: RuleKind, name: 'assigneeId' | 'requesterId'): readonly Choice[] =>
  PEOPLE[name][kind].map((value) => ({ value, title: PEOPLE_TITLES[value] ?? value }));

/** Values of a list that never changes; the first has the lowest rank. */
const listed = (
  name: 'status' | 'type' | 'priority',
  title: string,
  values: readonly string[],
): ConditionField => {
  const optional = name !== 'status';
  const order = optional ? [NONE, ...values] : values;
  const choices = order.map((value) =>
    value === NONE ? noneOf('-') : { value, title: `${value[0]?.toUpperCase()}${value.slice(1)}` },
  );
  return {
    field: name,
    title,
    group: 'ticket',
    kinds: RULE_KINDS,
    operators: ORDER,
    changes: true,
    ofTicket: true,
    choices: () => choices,
    holds: (subject, operator, given) => compare(subject, name, order, operator, given),
  };
};

const reference = (
  name: 'groupId' | 'assigneeId' | 'requesterId' | 'organizationId',
  more: Pick<ConditionField, 'field' | 'title' | 'choices' | 'takes' | 'wants'>,
): ConditionField => ({
  ...more,
  group: 'ticket',
  kinds: RULE_KINDS,
  operators: EQUALITY,
  changes: true,
  ofTicket: true,
  holds: (subject, operator, given) => compare(subject, name, [], operator, given),
});

const currentGroups = (kind: RuleKind): readonly Choice[] =>
  kind === 'automation' ? [] : [{ value: 'current_groups', title: "(current user's groups)" }];

export const CHOICE_FIELDS: readonly ConditionField[] = [
  listed('status', 'Status', STATUSES),
  listed('type', 'Type', TYPES),
  listed('priority', 'Priority', PRIORITIES),
  reference('groupId', {
    field: 'group_id',
    title: 'Group',
    choices: (world, kind) => [noneOf('-'), ...currentGroups(kind), ...groupsOf(world)],
  }),
  reference('assigneeId', {
    field: 'assignee_id',
    title: 'Assignee',
    choices: (world, kind) => [noneOf('-'), ...stands(kind, 'assigneeId'), ...agentsOf(world)],
    takes: (world, kind, value) =>
      value === NONE ||
      PEOPLE.assigneeId[kind].includes(value) ||
      (world.users.get(isId(value))?.role ?? 'end-user') !== 'end-user',
    wants: 'the id of an agent',
  }),
  reference('requesterId', {
    field: 'requester_id',
    title: 'Requester',
    choices: (world, kind) => [...stands(kind, 'requesterId'), ...agentsOf(world)],
    takes: (world, kind, value) =>
      value === NONE ||
      PEOPLE.requesterId[kind].includes(value) ||
      world.users.get(isId(value)) !== undefined,
    wants: 'the id of a user',
  }),
  reference('organizationId', {
    field: 'organization_id',
    title: 'Organization',
    choices: () => [noneOf('-')],
    takes: (world, _kind, value) =>
      value === NONE || world.organizations.get(isId(value)) !== undefined,
    wants: 'the id of an organization',
  }),
];
