// What the other side of a channel brings in: which ticket it belongs to, and what that does to the ticket.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/pull_endpoint/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Comment } from './comment.ts';
import type { Placed } from './correspondence.ts';
import type { Effect } from './effect.ts';
import type { Instance } from './integration.ts';
import type { Ticket } from './ticket.ts';
import type { CommentInput, Refused } from './ticket-change.ts';
import { createTicket, type TicketCreated } from './ticket-create.ts';
import { type TicketUpdated, updateTicket } from './ticket-update.ts';
import type { By } from './update.ts';
import { type User, WHATSAPP_PHONE_NUMBER } from './user.ts';
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
      readonly effects: readonly Effect[];
    }
  | { readonly code: Exclude<ImportCode, 'success' | 'halted'>; readonly description: string };

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
  const append = before !== undefined && before.status !== 'closed';
  const by = { author, via: { channel: 'any_channel', instance } } as const;
  const made = append
    ? appendTo(world, before, resource, by, now)
    : openTicket(world, instance, resource, before, threadId, by, now);
  if ('refused' in made) {
    return {
      code: 'processing_error',
      description: made.refused.map(({ description }) => description).join('; '),
    };
  }
  const { ticket, comment, effects } = made;
  if (threadId !== null) threads.set(threadId, ticket);
  const placed = { ticket, comment: comment as Comment };
  known.set(resource.externalId, placed);
  const place = append ? 'existing' : ticket.followUpOf === null ? 'new' : 'follow_up';
  return { code: 'success', placed, place, effects };
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
  for (const { id, value } of fields) {
    if (id !== WHATSAPP_PHONE_NUMBER || typeof value !== 'string') continue;
    if (user.fields[id] === value) continue;
    user.fields = { ...user.fields, [id]: value };
    world.users.changed(user);
  }
  return user;
}

const commentOf = ({ message, html, internalNote, createdAt }: Resource): CommentInput => ({
  body: message,
  html,
  public: !internalNote,
  createdAt,
});

function openTicket(
  world: World,
  instance: Instance,
  resource: Resource,
  closed: Ticket | undefined,
  threadId: string | null,
  by: By & { readonly author: User },
  now: Instant,
): TicketCreated | Refused {
  const follows = instance.integration.manifest.createFollowupTickets;
  const subject = resource.fields.find((field) => field.id === 'subject')?.value;
  return createTicket(
    world,
    {
      ...(typeof subject === 'string' ? { subject } : {}),
      requesterId: by.author.id,
      comment: commentOf(resource),
      followUpOf: follows ? (closed ?? null) : null,
      conversation: {
        instance,
        threadId,
        recipientId: resource.author.externalId,
        lastExternalId: resource.externalId,
        allowChannelback: resource.allowChannelback,
      },
    },
    by,
    now,
  );
}

/** A customer's message on a ticket can be answered from now on; an internal note is nothing that an agent could answer. */
function appendTo(
  world: World,
  ticket: Ticket,
  resource: Resource,
  by: By,
  now: Instant,
): TicketUpdated | Refused {
  const made = updateTicket(world, ticket, { comment: commentOf(resource) }, by, now);
  if ('refused' in made || resource.internalNote || ticket.conversation === null) return made;
  ticket.conversation.lastExternalId = resource.externalId;
  ticket.conversation.allowChannelback = resource.allowChannelback;
  return made;
}
