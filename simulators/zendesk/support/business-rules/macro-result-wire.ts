// What a macro makes of a ticket, as the Support API shows it: what it changes, or the ticket with its changes.
// https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/#show-changes-to-ticket
import type { Desk } from '../../desk.ts';
import { offeredField, readName } from '../../world/business-rules/account-fields.ts';
import { type Action, actionTexts } from '../../world/business-rules/action.ts';
import type { Macro } from '../../world/business-rules/macro.ts';
import { applyMacro, commentOf } from '../../world/business-rules/macro-apply.ts';
import { typedValue } from '../../world/business-rules/value-actions.ts';
import { tagsOf } from '../../world/tags.ts';
import type { Ticket } from '../../world/ticket.ts';
import type { CommentInput } from '../../world/ticket-change.ts';
import type { User } from '../../world/user.ts';
import type { World } from '../../world/world.ts';
import { ticketJson } from '../tickets/ticket-wire.ts';

const commentJson = ({ body, html, public: isPublic }: CommentInput) => ({
  body,
  ...(html === null ? {} : { html_body: html }),
  public: isPublic,
  scoped_body: [['channel:all', body]],
});

const withComment = (comment: CommentInput | undefined) =>
  comment === undefined ? {} : { comment: commentJson(comment) };

type Changes = Record<string, unknown>;

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Somebody by id, or the caller; who the requester is, only a ticket can tell. */
function personOf(text: string, agent: User): number | null | undefined {
  if (text === '') return null;
  if (text === 'current_user') return agent.id;
  return text === 'requester_id' ? undefined : Number(text);
}

/** What an action changes, in the words in which a ticket is updated. */
function changesOf(world: World, action: Action, agent: User): Changes {
  const texts = actionTexts(action.value);
  const [text = ''] = texts;
  switch (action.field) {
    case 'status':
    case 'subject':
      return { [action.field]: text };
    case 'type':
    case 'priority':
      return { [action.field]: orNull(text) };
    case 'group_id':
      return { group_id: text === '' ? null : Number(text) };
    case 'assignee_id': {
      const id = personOf(text, agent);
      return id === undefined ? {} : { assignee_id: id };
    }
    case 'set_tags':
      return { tags: tagsOf(texts) };
    case 'current_tags':
      return { additional_tags: tagsOf(texts) };
    case 'remove_tags':
      return { remove_tags: tagsOf(texts) };
    case 'follower': {
      const id = personOf(text, agent);
      return id === undefined ? {} : { followers: [{ user_id: id, action: 'put' }] };
    }
    default:
      return fieldsOf(world, action.field, texts);
  }
}

function fieldsOf(world: World, name: string, texts: readonly string[]): Changes {
  const named = readName(name);
  if (named?.owner !== 'ticket') return {};
  const field = offeredField(world, named);
  if (field === undefined) return {};
  return { fields: [{ id: field.id, value: typedValue(field.type, texts) }] };
}

/** Without a ticket: as the actions say, with placeholders as they are. */
export function changesJson({ world }: Desk, { actions }: Macro, agent: User): Changes {
  const result: Changes = {};
  for (const action of actions) {
    for (const [name, value] of Object.entries(changesOf(world, action, agent))) {
      const before = result[name];
      const adds = Array.isArray(value) && Array.isArray(before) && name !== 'tags';
      result[name] = adds ? [...before, ...value] : value;
    }
  }
  return { ...result, ...withComment(commentOf(actions, undefined)) };
}

/** The whole ticket as it would be; nothing is changed. */
export function ticketAfterJson(desk: Desk, macro: Macro, ticket: Ticket, agent: User) {
  const { comment, customFields, ...values } = applyMacro(desk.world, macro, ticket, agent);
  const after = {
    ...ticket,
    ...(values as Partial<Ticket>),
    customFields: { ...ticket.customFields, ...customFields },
  };
  return { ...ticketJson(desk, after), ...withComment(comment) };
}
