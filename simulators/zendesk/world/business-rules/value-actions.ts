// Actions that set values of a ticket: what the values are to be. Nothing is written here.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/actions-reference/
import type { Field } from '../field.ts';
import { fieldValueRefusals } from '../field-value.ts';
import { tagsOf } from '../tags.ts';
import {
  type CustomValue,
  PRIORITIES,
  STATUSES,
  type Ticket,
  type TicketValues,
  TYPES,
} from '../ticket.ts';
import { isStaff, type User } from '../user.ts';
import type { World } from '../world.ts';
import { offeredField, readName } from './account-fields.ts';
import { type Action, actionTexts } from './action.ts';
import { currentUser, type Subject } from './subject.ts';

type Change = Partial<TicketValues>;
type Set = (subject: Subject, text: string, texts: readonly string[]) => Change;

const NOTHING: Change = {};

const listed = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find((value) => value === text);

/** Somebody by id, or by the part that they play. */
export function personNamed({ world, ticket, ...rest }: Subject, name: string): User | undefined {
  switch (name) {
    case 'current_user':
      return currentUser({ world, ticket, ...rest }) ?? undefined;
    case 'requester_id':
      return world.users.get(ticket.requesterId);
    case 'assignee_id':
      return ticket.assigneeId === null ? undefined : world.users.get(ticket.assigneeId);
    default:
      return world.users.get(Number(name));
  }
}

/** Whoever is assigned opens a new ticket, and brings a group unless the ticket's is theirs too. */
function assign(subject: Subject, text: string): Change {
  if (text === '') return { assigneeId: null };
  const user = personNamed(subject, text);
  if (user === undefined || !isStaff(user) || !user.active) return NOTHING;
  const { groupId, status } = subject.ticket;
  const stays = groupId !== null && user.memberships.has(groupId);
  return {
    assigneeId: user.id,
    ...(stays || user.defaultGroupId === null ? {} : { groupId: user.defaultGroupId }),
    ...(status === 'new' ? { status: 'open' } : {}),
  };
}

function moveTo({ world }: Subject, text: string): Change {
  if (text === '') return { groupId: null };
  const group = world.groups.get(Number(text));
  return group === undefined ? NOTHING : { groupId: group.id };
}

/** A rule does to a field of a ticket what its name says; names that are not here are no values. */
const SETTERS: Readonly<Record<string, Set>> = {
  status({ ticket }, text) {
    const status = listed(STATUSES, text);
    // Nothing becomes new again.
    const again = status === 'new' && ticket.status !== 'new';
    return status === undefined || again ? NOTHING : { status };
  },
  type: (_subject, text) => (text === '' ? { type: null } : optional('type', listed(TYPES, text))),
  priority: (_subject, text) => optional('priority', listed(PRIORITIES, text)),
  group_id: moveTo,
  assignee_id: assign,
  set_tags: (_subject, _text, texts) => ({ tags: tagsOf(texts) }),
  current_tags: ({ ticket }, _text, texts) => ({
    tags: [...new Set([...ticket.tags, ...tagsOf(texts)])],
  }),
  remove_tags({ ticket }, _text, texts) {
    const gone = tagsOf(texts);
    return { tags: ticket.tags.filter((tag) => !gone.includes(tag)) };
  },
};

function optional<K extends keyof TicketValues>(
  name: K,
  value: TicketValues[K] | undefined,
): Change {
  return value === undefined ? NOTHING : { [name]: value };
}

/** Text as a field of that type holds it. */
export function typedValue(type: Field['type'], texts: readonly string[]): CustomValue {
  const text = texts[0] ?? '';
  switch (type) {
    case 'checkbox':
      return text === 'true' || text === '1';
    case 'multiselect':
      return texts.filter((each) => each !== '');
    case 'integer':
    case 'decimal':
      return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
    default:
      return text === '' ? null : text;
  }
}

function setCustom(world: World, action: Action): Change {
  const name = readName(action.field);
  if (name?.owner !== 'ticket') return NOTHING;
  const field = offeredField(world, name);
  if (field === undefined) return NOTHING;
  const value = typedValue(field.type, actionTexts(action.value));
  // An option may be gone by now.
  if (fieldValueRefusals(field, value).length > 0) return NOTHING;
  return { customFields: { [name.key]: value } };
}

/** What one action makes of a ticket's values; nothing when its target has vanished, or it is no such action. */
export function changeBy(subject: Subject, action: Action): Change {
  const texts = actionTexts(action.value);
  const set = Object.hasOwn(SETTERS, action.field) ? SETTERS[action.field] : undefined;
  return set?.(subject, texts[0] ?? '', texts) ?? setCustom(subject.world, action);
}

/** What several actions, one after the other, make of them. */
export function valuesAfter(subject: Subject, actions: readonly Action[]): Change {
  let values: Change = {};
  let ticket: Ticket = subject.ticket;
  for (const action of actions) {
    const change = changeBy({ ...subject, ticket }, action);
    values = merged(values, change);
    ticket = { ...ticket, ...merged({ customFields: ticket.customFields }, change) };
  }
  return values;
}

const merged = (values: Change, change: Change): Change => ({
  ...values,
  ...change,
  ...(change.customFields === undefined
    ? {}
    : { customFields: { ...values.customFields, ...change.customFields } }),
});
