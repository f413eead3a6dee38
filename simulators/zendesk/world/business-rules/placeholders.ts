// Placeholders in texts of rules: `{{ticket.id}}` and its like. https://support.zendesk.com/hc/en-us/articles/4408886858138
import { time } from '../../iso-time.ts';
import type { Ticket } from '../ticket.ts';
import { emailOf, type User } from '../user.ts';
import { currentUser, type Subject } from './subject.ts';

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;
const FIELD = /^ticket\.ticket_field_(\d+)$/;

const PEOPLE: Readonly<Record<string, (subject: Subject) => User | null | undefined>> = {
  'ticket.requester': ({ world, ticket }) => world.users.get(ticket.requesterId),
  'ticket.assignee': ({ world, ticket }) => world.users.get(ticket.assigneeId ?? 0),
  'ticket.submitter': ({ world, ticket }) => world.users.get(ticket.submitterId),
  current_user: currentUser,
};

const firstName = (name: string): string => name.split(' ')[0] ?? '';

const OF_PERSON: Readonly<Record<string, (user: User) => string>> = {
  id: ({ id }) => String(id),
  name: ({ name }) => name,
  first_name: ({ name }) => firstName(name),
  last_name: ({ name }) => name.slice(firstName(name).length).trim(),
  email: (user) => emailOf(user) ?? '',
  phone: ({ phone }) => phone ?? '',
  external_id: ({ externalId }) => externalId ?? '',
  details: ({ details }) => details,
  notes: ({ notes }) => notes,
};

const lastComment = ({ comments }: Ticket, publicOnly: boolean): string =>
  comments.findLast((comment) => comment.public || !publicOnly)?.body ?? '';

const OF_TICKET: Readonly<Record<string, (subject: Subject) => string>> = {
  'ticket.id': ({ ticket }) => String(ticket.id),
  'ticket.title': ({ ticket }) => ticket.subject,
  'ticket.description': ({ ticket }) => ticket.description,
  'ticket.status': ({ ticket }) => ticket.status,
  'ticket.priority': ({ ticket }) => ticket.priority ?? '',
  'ticket.ticket_type': ({ ticket }) => ticket.type ?? '',
  'ticket.tags': ({ ticket }) => ticket.tags.join(' '),
  'ticket.via': ({ ticket }) => ticket.via.channel,
  'ticket.external_id': ({ ticket }) => ticket.externalId ?? '',
  'ticket.created_at': ({ ticket }) => time(ticket.createdAt),
  'ticket.updated_at': ({ ticket }) => time(ticket.updatedAt),
  'ticket.due_date': ({ ticket }) => (ticket.dueAt === null ? '' : time(ticket.dueAt)),
  'ticket.account': ({ ticket }) => ticket.conversation?.instance.name ?? '',
  'ticket.group.name': ({ world, ticket }) => world.groups.get(ticket.groupId ?? 0)?.name ?? '',
  'ticket.organization.name': ({ world, ticket }) =>
    world.organizations.get(ticket.organizationId ?? 0)?.name ?? '',
  'ticket.latest_comment': ({ ticket }) => lastComment(ticket, false),
  'ticket.latest_public_comment': ({ ticket }) => lastComment(ticket, true),
};

const customField = (ticket: Ticket, id: string): string => String(ticket.customFields[id] ?? '');

/** Assumption: what is not known is left out, as nothing. */
function meaning(subject: Subject, name: string): string {
  if (Object.hasOwn(OF_TICKET, name)) return OF_TICKET[name]?.(subject) ?? '';
  const field = FIELD.exec(name)?.[1];
  if (field !== undefined) return customField(subject.ticket, field);
  for (const [prefix, find] of Object.entries(PEOPLE)) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const user = find(subject);
    const rest = name.slice(prefix.length + 1);
    if (user === undefined || user === null) return '';
    if (Object.hasOwn(OF_PERSON, rest)) return OF_PERSON[rest]?.(user) ?? '';
    const key = /^custom_fields\.(\w+)$/.exec(rest)?.[1];
    if (key !== undefined) return String(user.fields[key] ?? '');
  }
  return '';
}

/** `write` puts a value into the text that it becomes part of. */
export const fillIn = (
  text: string,
  subject: Subject,
  write: (value: string) => string = (value) => value,
): string => text.replace(PLACEHOLDER, (_all, name: string) => write(meaning(subject, name)));

/** Assumption: within the JSON of a webhook, values are escaped as JSON wants it. */
export const escapeForJson = (value: string): string => JSON.stringify(value).slice(1, -1);
