// Tickets that were made elsewhere, with their past: no trigger runs, and nothing goes outside.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_import/
import type { Instant } from '../../../src/kernel/clock.ts';
import { addComment, openAudit } from './event-log.ts';
import type { Ticket } from './ticket.ts';
import type { CommentInput, Refused, TicketChange } from './ticket-change.ts';
import { createTicket } from './ticket-create.ts';
import type { By } from './update.ts';
import type { World } from './world.ts';

export interface ImportedTicket {
  readonly change: TicketChange & { readonly requesterId: number };
  /** The first makes the ticket. */
  readonly comments: readonly [CommentInput, ...CommentInput[]];
  readonly createdAt: Instant;
  readonly updatedAt?: Instant | undefined;
  readonly solvedAt?: Instant | undefined;
  readonly submitterId?: number | undefined;
}

export function importTicket(
  world: World,
  input: ImportedTicket,
  by: By,
): { readonly ticket: Ticket } | Refused {
  const [first, ...later] = input.comments;
  const { createdAt, submitterId } = input;
  const made = createTicket(
    world,
    { ...input.change, comment: first, submitterId },
    by,
    createdAt,
    false,
  );
  if ('refused' in made) return made;
  const { ticket } = made;
  let newest = createdAt;
  for (const comment of later) {
    const at = comment.createdAt ?? newest;
    addComment(world.ids, ticket, openAudit(world.ids, ticket, by, at), comment);
    newest = Math.max(newest, at);
  }
  const { solvedAt } = input;
  if (solvedAt !== undefined) ticket.marks.solved = solvedAt;
  ticket.updatedAt = input.updatedAt ?? Math.max(newest, solvedAt ?? 0);
  world.tickets.changed(ticket);
  return { ticket };
}
