// Every action that rules may name, as one table: for which rules, and which values it takes.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/

import type { Field } from '../field.ts';
import { FIELD_OWNERS } from '../field-changes.ts';
import { fieldValueRefusals } from '../field-value.ts';
import { tagsOf } from '../tags.ts';
import { PRIORITIES, STATUSES, TYPES } from '../ticket.ts';
import { CONDITIONAL, type Webhook } from '../webhook.ts';
import type { World } from '../world.ts';
import { type NamedField, nameOf, offeredFields } from './account-fields.ts';
import { ACTION_KINDS, type ActionKind, type ActionValue, actionTexts } from './action.ts';
import { agentsOf, groupsOf } from './choice-fields.ts';
import type { Choice } from './condition-field.ts';

export interface ActionField {
  readonly field: string;
  readonly title: string;
  readonly group: 'ticket' | 'notification' | 'requester' | 'organization';
  readonly kinds: readonly ActionKind[];
  readonly repeatable?: true;
  readonly nullable?: true;
  readonly choices?: (world: World, kind: ActionKind) => readonly Choice[];
  /** Whether a value is good; without it, exactly one of the choices. */
  readonly takes?: (world: World, kind: ActionKind, value: ActionValue) => boolean;
  readonly wants?: string;
}

const RULES = ['trigger', 'automation'] as const;
const NONE: Choice = { value: '', title: '-' };
const titled = (values: readonly string[]): readonly Choice[] =>
  values.map((value) => ({ value, title: `${value[0]?.toUpperCase()}${value.slice(1)}` }));

/** Macros cannot make a ticket new, nor close it. */
const statuses = (kind: ActionKind): readonly string[] =>
  kind === 'macro'
    ? STATUSES.filter((status) => status !== 'new' && status !== 'closed')
    : STATUSES;

const CURRENT_USER: Choice = { value: 'current_user', title: '(current user)' };
const REQUESTER: Choice = { value: 'requester_id', title: '(requester)' };
const ASSIGNEE: Choice = { value: 'assignee_id', title: '(assignee)' };
/** An automation is nobody's doing. */
const currentUser = (kind: ActionKind): readonly Choice[] =>
  kind === 'automation' ? [] : [CURRENT_USER];

const only = (value: ActionValue): string | undefined => {
  const texts = actionTexts(value);
  return texts.length === 1 ? texts[0] : undefined;
};
const picks = (choices: readonly Choice[], value: string | undefined): boolean =>
  choices.some((choice) => choice.value === value);
const isAgent = (world: World, text: string | undefined): boolean =>
  (world.users.get(Number(text))?.role ?? 'end-user') !== 'end-user';

const tags = (field: string, title: string): ActionField => ({
  field,
  title,
  group: 'ticket',
  kinds: ACTION_KINDS,
  takes: (_world, _kind, value) => field === 'set_tags' || tagsOf(actionTexts(value)).length > 0,
  wants: 'tags with spaces between them',
});

/** `[whom, subject, body]`. */
const isMail = (value: ActionValue, whom: (text: string) => boolean): boolean => {
  const texts = actionTexts(value);
  return Array.isArray(value) && texts.length === 3 && whom(texts[0] ?? '');
};

const people = (kind: ActionKind): readonly Choice[] => [
  REQUESTER,
  { value: 'requester_and_ccs', title: '(requester and CCs)' },
  ASSIGNEE,
  ...currentUser(kind),
  { value: 'all_agents', title: '(all agents)' },
];

const TICKET_ACTIONS: readonly ActionField[] = [
  {
    field: 'status',
    title: 'Status',
    group: 'ticket',
    kinds: ACTION_KINDS,
    choices: (_world, kind) => titled(statuses(kind)),
  },
  {
    field: 'type',
    title: 'Type',
    group: 'ticket',
    kinds: ACTION_KINDS,
    nullable: true,
    choices: () => [NONE, ...titled(TYPES)],
  },
  {
    field: 'priority',
    title: 'Priority',
    group: 'ticket',
    kinds: ACTION_KINDS,
    choices: () => titled(PRIORITIES),
  },
  {
    field: 'group_id',
    title: 'Group',
    group: 'ticket',
    kinds: ACTION_KINDS,
    nullable: true,
    choices: (world) => [NONE, ...groupsOf(world)],
  },
  {
    field: 'assignee_id',
    title: 'Assignee',
    group: 'ticket',
    kinds: ACTION_KINDS,
    nullable: true,
    choices: (world, kind) => [NONE, ...currentUser(kind), REQUESTER, ...agentsOf(world)],
    takes(world, kind, value) {
      const text = only(value);
      return picks([NONE, ...currentUser(kind), REQUESTER], text) || isAgent(world, text);
    },
    wants: 'the id of an agent',
  },
  tags('set_tags', 'Set tags'),
  tags('current_tags', 'Add tags'),
  tags('remove_tags', 'Remove tags'),
  {
    field: 'follower',
    title: 'Add follower',
    group: 'ticket',
    kinds: ACTION_KINDS,
    repeatable: true,
    choices: (world, kind) => [...currentUser(kind), ...agentsOf(world)],
    takes: (world, kind, value) =>
      picks(currentUser(kind), only(value)) || isAgent(world, only(value)),
    wants: 'the id of an agent',
  },
];

const rulesMayCall = (webhook: Webhook | undefined): boolean =>
  webhook?.subscriptions.includes(CONDITIONAL) ?? false;

const OTHER_ACTIONS: readonly ActionField[] = [
  {
    field: 'comment_value',
    title: 'Comment/description',
    group: 'ticket',
    kinds: ['macro'],
    repeatable: true,
    takes: (_world, _kind, value) => (actionTexts(value).at(-1) ?? '').trim() !== '',
    wants: 'a text',
  },
  {
    field: 'notification_user',
    title: 'User email',
    group: 'notification',
    kinds: RULES,
    repeatable: true,
    choices: (world, kind) => [...people(kind), ...agentsOf(world)],
    takes: (world, kind, value) =>
      isMail(
        value,
        (whom) => picks(people(kind), whom) || world.users.get(Number(whom)) !== undefined,
      ),
    wants: '[recipient, subject, body]',
  },
  {
    field: 'notification_group',
    title: 'Group email',
    group: 'notification',
    kinds: RULES,
    repeatable: true,
    choices: (world) => [{ value: 'group_id', title: '(assigned group)' }, ...groupsOf(world)],
    takes: (world, _kind, value) =>
      isMail(value, (whom) => whom === 'group_id' || world.groups.get(Number(whom)) !== undefined),
    wants: '[group, subject, body]',
  },
  {
    field: 'notification_webhook',
    title: 'Notify active webhook',
    group: 'notification',
    kinds: RULES,
    repeatable: true,
    choices: (world) =>
      [...world.webhooks.values()]
        .filter(rulesMayCall)
        .map(({ id, name }) => ({ value: id, title: name })),
    takes(world, _kind, value) {
      const [id = '', ...rest] = actionTexts(value);
      return Array.isArray(value) && rest.length <= 1 && rulesMayCall(world.webhooks.get(id));
    },
    wants: '[id of a webhook that rules may call, body]',
  },
];

const ALWAYS: readonly ActionField[] = [...TICKET_ACTIONS, ...OTHER_ACTIONS];

/** Actions that Zendesk has and that do nothing here: rules may name them, and that is a finding. */
export const WITHOUT_DEED: readonly string[] = [
  'brand_id',
  'custom_status_id',
  'locale_id',
  'notification_target',
  'satisfaction_score',
  'share_ticket',
  'ticket_form_id',
];

const GROUPS = { ticket: 'ticket', user: 'requester', organization: 'organization' } as const;

export function customAction(field: string, known: NamedField & Field): ActionField {
  const base = {
    field,
    title: known.title,
    group: GROUPS[known.owner],
    kinds: known.owner === 'ticket' ? ACTION_KINDS : RULES,
    nullable: true,
  } as const;
  if (known.type === 'checkbox') return { ...base, choices: () => titled(['true', 'false']) };
  if (known.options.length === 0) {
    return {
      ...base,
      takes: (_world, _kind, value) =>
        only(value) !== undefined && fieldValueRefusals(known, only(value) ?? '').length === 0,
      wants: `a value of the type ${known.type}`,
    };
  }
  const choices = [NONE, ...known.options.map(({ name, value }) => ({ value, title: name }))];
  if (known.type !== 'multiselect') return { ...base, choices: () => choices };
  return {
    ...base,
    choices: () => choices,
    takes: (_world, _kind, value) => actionTexts(value).every((text) => picks(choices, text)),
  };
}

/** All of them, for the lists that people pick from. */
export function actionsOffered(world: World, kind: ActionKind): readonly ActionField[] {
  const custom = FIELD_OWNERS.flatMap((owner) =>
    offeredFields(world, owner).map((field) => customAction(nameOf(field), field)),
  );
  return [...ALWAYS, ...custom].filter(({ kinds }) => kinds.includes(kind));
}

export const actionNamed = (name: string): ActionField | undefined =>
  ALWAYS.find(({ field }) => field === name);
