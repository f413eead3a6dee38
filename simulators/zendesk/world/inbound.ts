// What the other side of a channel brings in: which ticket it belongs to, and what that does to the ticket.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/pull_endpoint/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit } from './audit.ts';
import type { Via } from './comment.ts';
import type { Placed } from './correspondence.ts';
import { addComment, logChange, openAudit } from './event-log.ts';
import type { Instance } from './integration.ts';
import { statusAfterCustomer, type Ticket } from './ticket.ts';
import { isUserField, type User } from './user.ts';
import { addUser, correspondenceOf, type World } from './world.ts';

export interface Resource {
  readonly externalId: string;
  readonly message: string;
  readonly html: string | null;
  readonly internalNote: boolean;
  readonly parentId: string | null;
  readonly threadId: string | null;
  readonly createdAt: Instant;
  readonly allowChannelback: boolean;
  /** Ticket fields; used only when the resource makes a ticket. */
  readonly fields: readonly FieldInput[];
  readonly author: {
    readonly externalId: string;
    readonly name: string;
    readonly fields: readonly FieldInput[];
  };
}

export interface FieldInput {
  readonly id: string;
  readonly value: unknown;
}

export const IMPORT_CODES = [
  'success',
  'already_imported',
  'could_not_locate_parent_external_resource',
  'processing_error',
  'halted',
] as const;
export type ImportCode = (typeof IMPORT_CODES)[number];

export const PLACES = ['new', 'existing', 'follow_up'] as const;

export type ImportResult =
  | {
      readonly code: 'success';
      readonly placed: Placed;
      readonly place: (typeof PLACES)[number];
    }
  | { readonly code: Exclude<ImportCode, 'success' | 'halted'>; readonly description: string };

/** Assumption: a ticket's subject is the beginning of its first message. */
const SUBJECT_LENGTH_MAX = 150;

/** Imports one resource: exactly one comment for each external id of an instance. */
export function importResource(
  world: World,
  instance: Instance,
  resource: Resource,
  now: Instant,
): ImportResult {
  const { known, threads } = correspondenceOf(world, instance);
  if (known.has(resource.externalId)) {
    return { code: 'already_imported', description: 'the resource is known already' };
  }
  if (resource.parentId !== null && resource.threadId !== null) {
    return {
      code: 'processing_error',
      description: 'parent_id and thread_id cannot be used together',
    };
  }
  const parent = resource.parentId === null ? undefined : known.get(resource.parentId);
  if (resource.parentId !== null && parent === undefined) {
    return {
      code: 'could_not_locate_parent_external_resource',
      description: resource.parentId,
    };
  }
  const threadId = resource.threadId ?? parent?.ticket.conversation?.threadId ?? null;
  const thread = threadId === null ? undefined : threads.get(threadId);
  const before = thread ?? parent?.ticket;
  const author = authorOf(world, instance, resource, now);
  const via: Via = { channel: 'any_channel', instance };
  const append = before !== undefined && before.status !== 'closed';
  const ticket = append ? before : openTicket(world, via, resource, author, before, threadId, now);
  const audit = openAudit(world.ids, ticket, author.id, via, now);
  if (append) wake(world, ticket, audit, resource, now);
  else logCreation(world, ticket, audit);
  const comment = addComment(world.ids, ticket, audit, {
    body: resource.message,
    html: resource.html,
    public: !resource.internalNote,
    createdAt: resource.createdAt,
  });
  if (threadId !== null) threads.set(threadId, ticket);
  const placed = { ticket, comment };
  known.set(resource.externalId, placed);
  const place = append ? 'existing' : ticket.followUpOf === null ? 'new' : 'follow_up';
  return { code: 'success', placed, place };
}

function authorOf(world: World, instance: Instance, resource: Resource, now: Instant): User {
  const { authors } = instance.integration;
  const { externalId, name, fields } = resource.author;
  const known = authors.get(externalId);
  const user =
    (known === undefined ? undefined : world.users.get(known)) ??
    addUser(
      world,
      { role: 'end-user', name, identity: { type: 'any_channel', value: externalId } },
      now,
    );
  authors.set(externalId, user.id);
  for (const field of fields) {
    if (isUserField(field.id) && typeof field.value === 'string') {
      user.fields[field.id] = field.value;
    }
  }
  return user;
}

function openTicket(
  world: World,
  via: Via & { readonly channel: 'any_channel' },
  resource: Resource,
  author: User,
  closed: Ticket | undefined,
  threadId: string | null,
  now: Instant,
): Ticket {
  const { instance } = via;
  const followUpOf =
    closed !== undefined && instance.integration.manifest.createFollowupTickets ? closed : null;
  const subject = resource.fields.find((field) => field.id === 'subject')?.value;
  const ticket: Ticket = {
    id: world.tickets.length + 1,
    createdAt: now,
    updatedAt: now,
    subject:
      typeof subject === 'string' ? subject : resource.message.slice(0, SUBJECT_LENGTH_MAX).trim(),
    description: resource.message,
    status: 'new',
    priority: null,
    type: null,
    requesterId: author.id,
    assigneeId: null,
    tags: followUpOf?.tags ?? [],
    via,
    followUpOf,
    followUps: [],
    comments: [],
    audits: [],
    conversation: {
      instance,
      threadId,
      recipientId: resource.author.externalId,
      lastExternalId: resource.externalId,
      allowChannelback: resource.allowChannelback,
    },
  };
  followUpOf?.followUps.push(ticket.id);
  world.tickets.push(ticket);
  return ticket;
}

function logCreation(world: World, ticket: Ticket, audit: Audit): void {
  const fields = [
    ['subject', ticket.subject],
    ['status', ticket.status],
    ['requester_id', String(ticket.requesterId)],
  ] as const;
  for (const [field, value] of fields) {
    audit.events.push({ id: world.ids.next(), type: 'Create', field, value });
  }
}

/** A customer's message on a ticket: it can be answered from now on, and brings the ticket back. */
function wake(world: World, ticket: Ticket, audit: Audit, resource: Resource, now: Instant): void {
  ticket.updatedAt = now;
  // An internal note is nothing that an agent could answer.
  if (resource.internalNote) return;
  if (ticket.conversation !== null) {
    ticket.conversation.lastExternalId = resource.externalId;
    ticket.conversation.allowChannelback = resource.allowChannelback;
  }
  const status = statusAfterCustomer(ticket.status);
  if (status === ticket.status) return;
  logChange(world.ids, audit, 'status', status, ticket.status);
  ticket.status = status;
}
