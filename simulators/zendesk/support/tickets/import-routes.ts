// Importing tickets with their past, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_import/
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { BY_API } from '../../world/comment.ts';
import type { Ticket } from '../../world/ticket.ts';
import { blank, type CommentInput, invalid, type Refused } from '../../world/ticket-change.ts';
import { importTicket } from '../../world/ticket-import.ts';
import { refusalsOf } from '../../world/ticket-refusals.ts';
import { refusedUploads, uploadedFiles, useUploads } from '../../world/upload.ts';
import type { User } from '../../world/user.ts';
import { answer } from '../protocol/answer.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { readRoot } from '../protocol/body.ts';
import { recordInvalid } from '../protocol/errors.ts';
import { failedTask, startJob } from '../protocol/job.ts';
import { itemsIn, wrongIn } from '../protocol/records.ts';
import { ACCOUNT_ID } from './account.ts';
import { COMMENT, commentInput, givenComment } from './comment-input.ts';
import { meantPeople, refusedPeople } from './people-input.ts';
import { givenTicket, INSTANT, TICKET } from './ticket-input.ts';
import { ticketJson } from './ticket-wire.ts';

const PAST_COMMENT = COMMENT.extend({
  value: z.string().nullish(),
  created_at: INSTANT.nullish(),
});
const PAST_TICKET = z.looseObject({
  ...TICKET.shape,
  comments: z.array(PAST_COMMENT).max(5_000).nullish(),
  created_at: INSTANT.nullish(),
  updated_at: INSTANT.nullish(),
  solved_at: INSTANT.nullish(),
});
type Past = z.output<typeof PAST_TICKET>;

function commentsOf(desk: Desk, past: Past): CommentInput[] {
  const given = (past.comments ?? []).map((comment) => {
    const { value, created_at: createdAt } = comment;
    const read = givenComment({ ...comment, body: comment.body ?? value });
    const attachments = uploadedFiles(desk.world, read.uploads);
    return {
      ...commentInput(read, read.public ?? true),
      createdAt: createdAt ?? past.created_at ?? desk.clock.now(),
      ...(attachments.length === 0 ? {} : { attachments }),
    };
  });
  const only = past.comment ?? (past.description == null ? undefined : { body: past.description });
  if (given.length > 0 || only == null) return given;
  return [commentInput(givenComment(only), only.public ?? true)];
}

function importOne(desk: Desk, admin: User, past: Past): { readonly ticket: Ticket } | Refused {
  const { world, clock } = desk;
  const given = givenTicket(past);
  const [first, ...later] = commentsOf(desk, past);
  if (first === undefined) return { refused: [blank('base', 'Comments: cannot be blank')] };
  const tokens = (past.comments ?? []).flatMap(({ uploads }) => uploads ?? []);
  const refused = [
    ...refusedPeople(world, given.people),
    ...refusedUploads(world, tokens, clock.now()),
    ...[first, ...later].flatMap((comment) => refusalsOf(world, undefined, { comment })),
    ...refusalsOf(world, undefined, given.change),
  ];
  const times = [
    past.created_at,
    past.updated_at,
    past.solved_at,
    ...later.map(({ createdAt }) => createdAt),
  ];
  if (times.some((at) => at != null && at > clock.now())) {
    refused.push(invalid('base', 'Times: cannot be in the future'));
  }
  if (refused.length > 0) return { refused };
  const people = meantPeople(world, undefined, given.people, clock.now());
  const done = importTicket(
    world,
    {
      change: { ...given.change, ...people, requesterId: people.requesterId ?? admin.id },
      comments: [first, ...later],
      createdAt: past.created_at ?? clock.now(),
      updatedAt: past.updated_at ?? undefined,
      solvedAt: past.solved_at ?? undefined,
      submitterId: given.submitterId,
    },
    { author: admin, via: BY_API, custom: given.custom },
  );
  if (!('refused' in done)) useUploads(world, tokens);
  return done;
}

function createOne(desk: Desk, call: Call, admin: User): Response {
  const read = readRoot(call, 'ticket', PAST_TICKET);
  if ('response' in read) return read.response;
  const made = importOne(desk, admin, read.value);
  if ('refused' in made) return recordInvalid(made.refused);
  const location = `${desk.origin}/api/v2/tickets/${made.ticket.id}.json`;
  return answer(201, { ticket: ticketJson(desk, made.ticket) }, { location });
}

function createMany(desk: Desk, call: Call, admin: User): Response {
  const read = itemsIn(call, 'tickets');
  if (!('items' in read)) return read;
  const make = (item: unknown, index: number): Readonly<Record<string, unknown>> => {
    const parsed = PAST_TICKET.safeParse(item);
    if (!parsed.success) return failedTask(index, 'TicketImportFailed', wrongIn(parsed.error));
    const made = importOne(desk, admin, parsed.data);
    if (!('refused' in made)) return { index, id: made.ticket.id, account_id: ACCOUNT_ID };
    const details = made.refused.map(({ description }) => description).join('; ');
    return failedTask(index, 'TicketImportFailed', details);
  };
  return startJob(desk, call, {
    type: 'Bulk Import Ticket',
    total: read.items.length,
    work: () => read.items.map(make),
  });
}

const partial = {
  method: 'POST',
  fidelity: 'partial',
  confidence: 'documented',
  source: 'https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_import/',
  note: 'archive_immediately does nothing, as there is no archive; an assignee is asked for as everywhere',
} as const;

export const IMPORT_ROUTES: readonly Route<Desk>[] = [
  { ...partial, path: '/api/v2/imports/tickets', handle: asAdmin(createOne) },
  { ...partial, path: '/api/v2/imports/tickets/create_many', handle: asAdmin(createMany) },
];
