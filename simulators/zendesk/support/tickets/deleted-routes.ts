// Deleted tickets, as a table. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#list-deleted-tickets
import type { Call, Route } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Deletion } from '../../world/deleted-ticket.ts';
import { type Key, sortedListing } from '../../world/listing.ts';
import { deleteForGood, restoreTicket } from '../../world/ticket-deletion.ts';
import { DONE } from '../protocol/answer.ts';
import { asAdmin } from '../protocol/authentication.ts';
import { NOT_FOUND } from '../protocol/errors.ts';
import { startJob } from '../protocol/job.ts';
import { pageOf } from '../protocol/paging.ts';
import { idOf, idsOf } from '../protocol/records.ts';

const deletionJson = ({ ticket, actor, deletedAt, previousStatus }: Deletion) => ({
  id: ticket.id,
  subject: ticket.subject,
  actor: { id: actor.id, name: actor.name },
  deleted_at: time(deletedAt),
  previous_state: previousStatus,
});

const ORDERS: Readonly<Record<string, (deletion: Deletion) => Key>> = {
  id: ({ ticket }) => [ticket.id],
  subject: ({ ticket }) => [ticket.subject.toLowerCase(), ticket.id],
  deleted_at: ({ deletedAt, ticket }) => [deletedAt, ticket.id],
};

function list(desk: Desk, call: Call): Response {
  const by = call.query.get('sort_by') ?? 'id';
  const placeOf = (Object.hasOwn(ORDERS, by) ? ORDERS[by] : undefined) ?? ORDERS['id'];
  const descending = call.query.get('sort_order') === 'desc';
  const listing = sortedListing(
    desk.world.deletedTickets.values(),
    placeOf as (deletion: Deletion) => Key,
    [descending ? -1 : 1],
  );
  return pageOf(call, 'deleted_tickets', listing, deletionJson);
}

/** Some deleted tickets, all of which must be there. */
function allOf(desk: Desk, ids: readonly number[]): readonly Deletion[] | undefined {
  const found = ids.flatMap((id) => desk.world.deletedTickets.get(id) ?? []);
  return found.length === ids.length ? found : undefined;
}

type Which = (call: Call) => { readonly ids: readonly number[] } | Response;
const oneId: Which = (call) => ({ ids: [idOf(call.params['id'])] });

const restore = (which: Which) =>
  asAdmin((desk, call) => {
    const read = which(call);
    if (!('ids' in read)) return read;
    const deletions = allOf(desk, read.ids);
    if (deletions === undefined) return NOT_FOUND;
    for (const deletion of deletions) {
      // Or exports, which told of its deletion, would not tell that it is back.
      deletion.ticket.updatedAt = desk.clock.now();
      restoreTicket(desk.world, deletion);
    }
    return DONE;
  });

const destroy = (which: Which) =>
  asAdmin((desk, call) => {
    const read = which(call);
    if (!('ids' in read)) return read;
    if (allOf(desk, read.ids) === undefined) return NOT_FOUND;
    return startJob(desk, call, {
      type: 'Bulk Permanently Delete Tickets',
      total: read.ids.length,
      work() {
        for (const deletion of read.ids.flatMap((id) => desk.world.deletedTickets.get(id) ?? [])) {
          deleteForGood(desk.world, deletion);
        }
        return { success: true };
      },
    });
  });

const source =
  'https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#list-deleted-tickets';
const supported = { fidelity: 'supported', confidence: 'documented', source } as const;

export const DELETED_ROUTES: readonly Route<Desk>[] = [
  { ...supported, method: 'GET', path: '/api/v2/deleted_tickets', handle: asAdmin(list) },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/deleted_tickets/{id}/restore',
    handle: restore(oneId),
  },
  {
    ...supported,
    method: 'PUT',
    path: '/api/v2/deleted_tickets/restore_many',
    handle: restore(idsOf),
  },
  {
    ...supported,
    method: 'DELETE',
    path: '/api/v2/deleted_tickets/{id}',
    handle: destroy(oneId),
  },
  {
    ...supported,
    method: 'DELETE',
    path: '/api/v2/deleted_tickets/destroy_many',
    handle: destroy(idsOf),
  },
];
