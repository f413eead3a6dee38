// Merging tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#merge-tickets-into-target-ticket
import { z } from 'zod';
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import { jsonOf, type Response } from '../../../../src/kernel/wire.ts';
import { carryOut } from '../../carry-out.ts';
import type { Desk } from '../../desk.ts';
import type { Ticket } from '../../world/ticket.ts';
import { type Merge, mergeTickets, refusedMerge } from '../../world/ticket-merge.ts';
import type { User } from '../../world/user.ts';
import { readValue } from '../protocol/body.ts';
import { invalidAttribute, NOT_FOUND, recordInvalid, TOO_MANY_VALUES } from '../protocol/errors.ts';
import { startJob } from '../protocol/job.ts';
import { MANY_MAX } from '../protocol/records.ts';
import { withTicket } from './with-ticket.ts';

const MERGE = z.object({
  ids: z.array(z.int()),
  source_comment: z.string().nullish(),
  target_comment: z.string().nullish(),
  source_comment_is_public: z.boolean().nullish(),
  target_comment_is_public: z.boolean().nullish(),
});

function merge(desk: Desk, target: Ticket, call: Call, author: User): Response {
  const body = jsonOf(call.request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return invalidAttribute('Invalid parameter: ids must be a list');
  }
  const read = readValue(body, MERGE);
  if ('response' in read) return read.response;
  const given = read.value;
  if (given.ids.length > MANY_MAX) return TOO_MANY_VALUES;
  const { tickets } = desk.world;
  const find = () => [...new Set(given.ids)].flatMap((id) => tickets.get(id) ?? []);
  const plan = (): Merge => ({
    target,
    sources: find(),
    author,
    sourceComment: given.source_comment ?? undefined,
    targetComment: given.target_comment ?? undefined,
    sourceCommentIsPublic: given.source_comment_is_public ?? false,
    targetCommentIsPublic: given.target_comment_is_public ?? false,
  });
  if (find().length < new Set(given.ids).size) return NOT_FOUND;
  const refused = refusedMerge(plan());
  if (refused.length > 0) return recordInvalid(refused);
  return startJob(desk, call, {
    type: 'Merge Tickets',
    total: given.ids.length,
    work() {
      const gone = tickets.get(target.id) !== target;
      const [reason] = gone ? [{ description: 'The ticket is gone' }] : refusedMerge(plan());
      if (reason !== undefined) return { failed: reason.description };
      const merging = plan();
      carryOut(desk, mergeTickets(desk.world, merging, desk.clock.now()));
      return merging.sources.map(({ id }, index) => ({
        index,
        id,
        action: 'merge',
        status: 'Merged',
        success: true,
      }));
    },
  });
}

export const MERGE_ROUTES: readonly Route<Desk>[] = [
  {
    method: 'POST',
    path: '/api/v2/tickets/{id}/merge',
    fidelity: 'partial',
    confidence: 'documented',
    source:
      'https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#merge-tickets-into-target-ticket',
    note: 'comments are private as soon as a ticket is, or came by a channel; assumption: the words of the comments when none are given, and the results of the job',
    handle: withTicket(merge),
  },
];
