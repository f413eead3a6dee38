// What the other side of a channel brings in: which ticket it belongs to, and what that does to the ticket.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/pull_endpoint/
import type { Instant } from '../../../src/kernel/clock.ts';
import { type AuthorInput, authorOf, type FieldInput } from './author.ts';
import type { Comment } from './comment.ts';
import type { Known, Placed } from './correspondence.ts';
import type { Effect } from './effect.ts';
import type { Instance } from './integration.ts';
import { readFields } from './resource-fields.ts';
import type { Ticket } from './ticket.ts';
import type { CommentInput, Refused } from './ticket-change.ts';
import { createTicket, type TicketCreated } from './ticket-create.ts';
import { refusalsOf } from './ticket-refusals.ts';
import { type TicketUpdated, updateTicket } from './ticket-update.ts';
import type { By } from './update.ts';
import type { User } from './user.ts';
import { correspondenceOf, type World } from './world.ts';

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
  readonly author: AuthorInput;
  /** Addresses of files that belong to the message. */
  readonly fileUrls: readonly string[];
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
  | {
      readonly code: 'already_imported';
      readonly description: string;
      readonly known: Known;
    }
  | {
      readonly code: Exclude<ImportCode, 'success' | 'already_imported' | 'halted'>;
      readonly description: string;
    };

/** What the import of a resource is part of. */
export interface Import {
  /** Of the push or pull; empty when it has none. */
  readonly requestId: string;
  /** External ids are the same for all accounts of the integration. */
  readonly idsOfIntegration: boolean;
}

function knownAs(
  world: World,
  instance: Instance,
  externalId: string,
  wide: boolean,
): Known | undefined {
  const { known } = correspondenceOf(world, instance);
  const own = known.get(externalId);
  if (own !== undefined || !wide) return own;
  for (const other of instance.integration.instances) {
    const there = correspondenceOf(world, other).known.get(externalId);
    if (there !== undefined) return there;
  }
  return undefined;
}

/** Imports one resource: exactly one comment for each external id of an instance (or integration). */
export function importResource(
  world: World,
  instance: Instance,
  resource: Resource,
  { requestId, idsOfIntegration }: Import,
  now: Instant,
): ImportResult {
  const { known, threads } = correspondenceOf(world, instance);
  const already = knownAs(world, instance, resource.externalId, idsOfIntegration);
  if (already !== undefined) {
    const description = 'the resource is known already';
    return { code: 'already_imported', description, known: already };
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
  const before = thereStill(world, thread ?? parent?.ticket);
  const append = before !== undefined && before.status !== 'closed';
  // Before anything is made: a resource that is refused leaves no author behind.
  const refused = append ? [] : refusedFields(world, resource, now);
  if (refused.length > 0) return refusedFor(refused);
  const author = authorOf(world, instance, resource.author, now);
  const by = { author, via: { channel: 'any_channel', instance } } as const;
  const made = append
    ? appendTo(world, before, resource, by, now)
    : openTicket(world, instance, resource, before, threadId, by, now);
  if ('refused' in made) return refusedFor(made.refused);
  const { ticket, comment, effects } = made;
  if (threadId !== null) threads.set(threadId, ticket);
  const placed = { ticket, comment: comment as Comment };
  known.set(resource.externalId, { ...placed, requestId });
  const place = append ? 'existing' : ticket.followUpOf === null ? 'new' : 'follow_up';
  return { code: 'success', placed, place, effects };
}

const refusedFor = (refused: Refused['refused']): ImportResult => ({
  code: 'processing_error',
  description: refused.map(({ description }) => description).join('; '),
});

/** Assumption: a conversation whose ticket was deleted begins anew. */
const thereStill = (world: World, ticket: Ticket | undefined): Ticket | undefined =>
  ticket !== undefined && world.tickets.get(ticket.id) === ticket ? ticket : undefined;

function refusedFields(world: World, resource: Resource, now: Instant): Refused['refused'] {
  const { refused, values } = readFields(resource.fields);
  const comment = commentOf(resource, now);
  return [...refused, ...refusalsOf(world, undefined, { ...values, comment })];
}

/** Assumption: what is said to be written in the future was written now. */
const commentOf = (resource: Resource, now: Instant): CommentInput => ({
  body: resource.message,
  html: resource.html,
  public: !resource.internalNote,
  createdAt: Math.min(resource.createdAt, now),
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
  return createTicket(
    world,
    {
      ...readFields(resource.fields).values,
      requesterId: by.author.id,
      comment: commentOf(resource, now),
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
  const made = updateTicket(world, ticket, { comment: commentOf(resource, now) }, by, now);
  if ('refused' in made || resource.internalNote || ticket.conversation === null) return made;
  ticket.conversation.lastExternalId = resource.externalId;
  ticket.conversation.allowChannelback = resource.allowChannelback;
  return made;
}
