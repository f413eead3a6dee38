// Lists of tickets: in what order, and what stands beside them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#list-tickets
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Response } from '../../../../src/kernel/wire.ts';
import type { Desk } from '../../desk.ts';
import { type Listing, sortedListing } from '../../world/listing.ts';
import type { Ticket } from '../../world/ticket.ts';
import { TICKET_ORDERS, type TicketGroup, type TicketOrder } from '../../world/ticket-index.ts';
import { groupJson } from '../groups/group-wire.ts';
import { organizationJson } from '../organizations/organization-wire.ts';
import { pageOf } from '../protocol/paging.ts';
import { type Loaders, named, sideloads } from '../protocol/sideload.ts';
import { userJson } from '../users/user-wire.ts';
import { ticketJson } from './ticket-wire.ts';

interface Order {
  readonly by: TicketOrder;
  readonly descending: boolean;
}

const isOrder = (text: string): text is TicketOrder => Object.hasOwn(TICKET_ORDERS, text);

/** `sort_by` and `sort_order`, or `sort=-updated_at`; unknown ones are passed over. */
export function orderOf({ query }: Call): Order | undefined {
  const sort = query.get('sort');
  const named = sort?.replace(/^-/, '') ?? query.get('sort_by') ?? 'id';
  const by = named.replace(/\.name$/, '');
  if (!isOrder(by)) return undefined;
  const descending = sort === null ? query.get('sort_order') === 'desc' : sort.startsWith('-');
  return { by, descending };
}

export const ticketLoaders = (desk: Desk): Loaders<Ticket> => {
  const { users, groups, organizations } = desk.world;
  return {
    users: (tickets) =>
      named(
        tickets.flatMap((ticket) => [
          ticket.requesterId,
          ticket.submitterId,
          ticket.assigneeId,
          ...ticket.emailCcIds,
          ...ticket.followerIds,
        ]),
        (id) => users.get(id),
      ).map((user) => userJson(desk, user)),
    groups: (tickets) =>
      named(
        tickets.map(({ groupId }) => groupId),
        (id) => groups.get(id),
      ).map((group) => groupJson(desk, group)),
    organizations: (tickets) =>
      named(
        tickets.map(({ organizationId }) => organizationId),
        (id) => organizations.get(id),
      ).map((organization) => organizationJson(desk, organization)),
  };
};

export const ticketsPage = (desk: Desk, call: Call, listing: Listing<Ticket>): Response =>
  pageOf(
    call,
    'tickets',
    listing,
    (ticket) => ticketJson(desk, ticket),
    sideloads(call, ticketLoaders(desk)),
  );

/** Those of a group in the order that is asked for: to sort costs as much as the group is large. */
export function groupPage(
  desk: Desk,
  call: Call,
  group: TicketGroup,
  key: number | string,
): Response {
  const tickets = desk.world.ticketIndex.by(group).of(key);
  const order = orderOf(call);
  if (order === undefined || (order.by === 'id' && !order.descending)) {
    return ticketsPage(desk, call, tickets);
  }
  const sorted = sortedListing(tickets.page(0, tickets.size), TICKET_ORDERS[order.by], [
    order.descending ? -1 : 1,
  ]);
  return ticketsPage(desk, call, sorted);
}
