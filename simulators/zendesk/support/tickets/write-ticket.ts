// Makes and changes tickets as a request says: refused as a whole, or done as a whole.
// https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/
import { SECOND } from '../../../../src/kernel/clock.ts';
import type { Desk } from '../../desk.ts';
import { BY_API, OTHER_CHANNELS, type Via } from '../../world/comment.ts';
import { userWithEmail } from '../../world/people.ts';
import type { Ticket } from '../../world/ticket.ts';
import {
  blank,
  type CommentInput,
  type FieldRefusal,
  invalid,
  type Refused,
  type TicketChange,
} from '../../world/ticket-change.ts';
import { makeTicket, type TicketCreated } from '../../world/ticket-create.ts';
import { refusalsOf } from '../../world/ticket-refusals.ts';
import { type TicketUpdated, updateTicket } from '../../world/ticket-update.ts';
import { refusedUploads, uploadedFiles, useUploads } from '../../world/upload.ts';
import type { User } from '../../world/user.ts';
import { commentInput, type GivenComment } from './comment-input.ts';
import { meantPeople, refusedPeople } from './people-input.ts';
import type { GivenTicket } from './ticket-input.ts';

interface Plan {
  readonly change: TicketChange;
  readonly refused: readonly FieldRefusal[];
}

/** Everything but the people, who are made only when nothing is refused. */
function planOf(
  desk: Desk,
  agent: User,
  ticket: Ticket | undefined,
  given: GivenTicket,
  comment: GivenComment | undefined,
): Plan {
  const { world, clock } = desk;
  const refused: FieldRefusal[] = [...refusedPeople(world, given.people)];
  const { assigneeEmail } = given;
  const assignee = assigneeEmail === undefined ? undefined : userWithEmail(world, assigneeEmail);
  if (assigneeEmail !== undefined && assignee === undefined) {
    refused.push(invalid('assignee', 'Assignee: is not an agent of this account'));
  }
  if (comment !== undefined) {
    refused.push(...refusedUploads(world, comment.uploads, clock.now()));
    if (agent.onlyPrivateComments && comment.public === true) {
      refused.push(invalid('base', 'Comment: this agent can write private ones only'));
    }
  }
  const { change: asked } = given;
  // One literal: this runs for every ticket that is made or changed, and copies of copies cost the most of it.
  const change: TicketChange = {
    subject: asked.subject,
    status: asked.status,
    priority: asked.priority,
    type: asked.type,
    assigneeId: assignee?.id ?? asked.assigneeId,
    groupId: asked.groupId,
    organizationId: asked.organizationId,
    externalId: asked.externalId,
    problemId: asked.problemId,
    dueAt: asked.dueAt,
    customFields: asked.customFields,
    tags: tagsAfter(ticket, given),
    comment: comment === undefined ? undefined : readyComment(desk, agent, ticket, comment),
  };
  const unfit = refusalsOf(world, ticket, change);
  return { change, refused: refused.length === 0 ? unfit : [...refused, ...unfit] };
}

/** A comment is as public as the first one of its ticket, unless it says so itself. */
function readyComment(
  { world }: Desk,
  agent: User,
  ticket: Ticket | undefined,
  comment: GivenComment,
): CommentInput {
  const asFirst = ticket?.comments[0]?.public ?? true;
  const isPublic = !agent.onlyPrivateComments && (comment.public ?? asFirst);
  const attachments = uploadedFiles(world, comment.uploads);
  return {
    ...commentInput(comment, isPublic),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

function tagsAfter(ticket: Ticket | undefined, given: GivenTicket): TicketChange['tags'] {
  const { additionalTags, removedTags, change } = given;
  if (additionalTags.length === 0 && removedTags.length === 0) return change.tags;
  const gone = new Set(removedTags);
  const all = new Set([...(change.tags ?? ticket?.tags ?? []), ...additionalTags]);
  return [...all].filter((tag) => !gone.has(tag));
}

const viaOf = ({ viaChannel }: GivenTicket): Via => {
  const channel = OTHER_CHANNELS.find((each) => each === viaChannel);
  return channel === undefined ? BY_API : { channel };
};

/** Channels that a ticket cannot be made as coming by; it comes by the API then. */
export const isUnknownChannel = ({ viaChannel }: GivenTicket): boolean =>
  viaChannel !== undefined &&
  viaChannel !== 'api' &&
  !OTHER_CHANNELS.some((each) => each === viaChannel);

function refusedFollowUp(desk: Desk, { followUpOf }: GivenTicket): readonly FieldRefusal[] {
  if (followUpOf === undefined || desk.world.tickets.get(followUpOf)?.status === 'closed') {
    return [];
  }
  return [invalid('via_followup_source_id', 'Follow-up: only a closed ticket can be followed up')];
}

const NO_COMMENT = blank('base', 'Description: cannot be blank');

function planCreation(desk: Desk, agent: User, given: GivenTicket): Plan {
  const comment = given.comment ?? given.description;
  const plan = planOf(desk, agent, undefined, given, comment);
  const submitter = given.submitterId;
  const known = submitter === undefined || desk.world.users.get(submitter)?.active === true;
  const refused: FieldRefusal[] = [];
  if (comment === undefined) refused.push(NO_COMMENT);
  if (!known) refused.push(invalid('submitter', 'Submitter: is not a user of this account'));
  refused.push(...refusedFollowUp(desk, given), ...plan.refused);
  return { change: plan.change, refused };
}

/** Looks whether a ticket could be made. */
export const refusedCreation = (
  desk: Desk,
  agent: User,
  given: GivenTicket,
): readonly FieldRefusal[] => planCreation(desk, agent, given).refused;

/** `id` is a number that was kept for it. */
export function createFrom(
  desk: Desk,
  agent: User,
  given: GivenTicket,
  id?: number,
): TicketCreated | Refused {
  const { world, clock } = desk;
  const { change, refused } = planCreation(desk, agent, given);
  if (refused.length > 0 || change.comment === undefined) return { refused };
  const people = meantPeople(world, undefined, given.people, clock.now());
  const { comment } = change;
  // Whoever submits a ticket is the author of its first comment.
  const author = comment.authorId ?? given.submitterId;
  const source = given.followUpOf === undefined ? undefined : world.tickets.get(given.followUpOf);
  const made = makeTicket(
    world,
    {
      id,
      subject: change.subject,
      status: change.status,
      priority: change.priority,
      type: change.type,
      requesterId: people.requesterId ?? agent.id,
      assigneeId: change.assigneeId,
      groupId: change.groupId,
      organizationId: change.organizationId,
      externalId: change.externalId,
      problemId: change.problemId,
      dueAt: change.dueAt,
      tags: change.tags,
      customFields: change.customFields,
      followerIds: people.followerIds,
      emailCcIds: people.emailCcIds,
      comment: { ...comment, authorId: author },
      submitterId: given.submitterId ?? author,
      recipient: given.recipient,
      followUpOf: source ?? null,
    },
    { author: agent, via: viaOf(given), custom: given.custom },
    clock.now(),
  );
  useUploads(world, (given.comment ?? given.description)?.uploads ?? []);
  return made;
}

export type Outcome = TicketUpdated | Refused | 'conflict';

/** Times are told in whole seconds. */
const seconds = (instant: number): number => Math.floor(instant / SECOND);

export function updateFrom(desk: Desk, agent: User, ticket: Ticket, given: GivenTicket): Outcome {
  const { world, clock } = desk;
  const { updatedStamp } = given;
  if (updatedStamp !== undefined && seconds(updatedStamp) !== seconds(ticket.updatedAt)) {
    return 'conflict';
  }
  const { change, refused } = planOf(desk, agent, ticket, given, given.comment);
  if (refused.length > 0) return { refused };
  const people = meantPeople(world, ticket, given.people, clock.now());
  const done = updateTicket(
    world,
    ticket,
    { ...change, ...people },
    { author: agent, via: BY_API, custom: given.custom },
    clock.now(),
  );
  if (!('refused' in done)) useUploads(world, given.comment?.uploads ?? []);
  return done;
}
