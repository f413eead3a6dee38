// Deleted tickets: they can be restored until they are deleted for good.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#delete-ticket
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Deletion } from './deleted-ticket.ts';
import type { Ticket } from './ticket.ts';
import type { User } from './user.ts';
import type { World } from './world.ts';

/** Even a closed ticket can be deleted. */
export function deleteTicket(world: World, ticket: Ticket, actor: User, now: Instant): void {
  world.tickets.remove(ticket);
  const { id, status: previousStatus } = ticket;
  world.deletedTickets.set(id, { ticket, actor, deletedAt: now, previousStatus });
}

/** As it was, under its own number. */
export function restoreTicket(world: World, { ticket }: Deletion): void {
  world.deletedTickets.delete(ticket.id);
  world.tickets.putBack(ticket);
}

export function deleteForGood(world: World, { ticket }: Deletion): void {
  world.deletedTickets.delete(ticket.id);
}
