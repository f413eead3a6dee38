// Tickets by whom and what they belong to, and in other orders than that of their ids. Each is made when it is first asked for.
import type { Collection } from './collection.ts';
import { createGrouped, type Grouped } from './grouped.ts';
import { type Key, type Listing, reversed } from './listing.ts';
import { createLive } from './live.ts';
import type { Ticket } from './ticket.ts';

const one = (key: number | string | null): readonly (number | string)[] =>
  key === null ? [] : [key];

const GROUPS = {
  requester: ({ requesterId }: Ticket) => [requesterId],
  assignee: ({ assigneeId }: Ticket) => one(assigneeId),
  organization: ({ organizationId }: Ticket) => one(organizationId),
  cc: ({ emailCcIds }: Ticket) => emailCcIds,
  follower: ({ followerIds }: Ticket) => followerIds,
  externalId: ({ externalId }: Ticket) => one(externalId),
  /** Incidents, by their problem. */
  problem: ({ problemId }: Ticket) => one(problemId),
  tag: ({ tags }: Ticket) => tags,
  type: ({ type }: Ticket) => one(type),
} as const;
export type TicketGroup = keyof typeof GROUPS;

const orNone = (id: number | null): number => id ?? 0;

/** What a list of tickets can be sorted by; the place ends in the id. */
export const TICKET_ORDERS = {
  id: ({ id }: Ticket): Key => [id],
  created_at: ({ createdAt, id }: Ticket): Key => [createdAt, id],
  updated_at: ({ updatedAt, id }: Ticket): Key => [updatedAt, id],
  status: ({ status, id }: Ticket): Key => [STATUS_RANKS[status], id],
  subject: ({ subject, id }: Ticket): Key => [subject.toLowerCase(), id],
  assignee: ({ assigneeId, id }: Ticket): Key => [orNone(assigneeId), id],
  group: ({ groupId, id }: Ticket): Key => [orNone(groupId), id],
  requester: ({ requesterId, id }: Ticket): Key => [requesterId, id],
} as const;
export type TicketOrder = keyof typeof TICKET_ORDERS;

const STATUS_RANKS = { new: 0, open: 1, pending: 2, hold: 3, solved: 4, closed: 5 } as const;

export interface TicketIndex {
  by(group: TicketGroup): Grouped<Ticket>;
  sorted(order: TicketOrder, descending: boolean): Listing<Ticket>;
}

export function createTicketIndex(tickets: Collection<Ticket>): TicketIndex {
  const grouped = new Map<TicketGroup, Grouped<Ticket>>();
  const sorted = new Map<string, Listing<Ticket>>();
  return {
    by(group) {
      const known = grouped.get(group);
      if (known !== undefined) return known;
      const made = createGrouped<Ticket>(tickets, GROUPS[group]);
      grouped.set(group, made);
      return made;
    },
    sorted(order, descending) {
      if (order === 'id') return descending ? reversed(tickets) : tickets;
      const name = `${order} ${descending}`;
      const known = sorted.get(name);
      if (known !== undefined) return known;
      // One for each direction: from the far end it would be counted through to the near one.
      const made = createLive(tickets, {
        placeOf: TICKET_ORDERS[order],
        directions: [descending ? -1 : 1],
      });
      sorted.set(name, made);
      return made;
    },
  };
}
