// A ticket that was deleted, and by whom. https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#list-deleted-tickets
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Status, Ticket } from './ticket.ts';
import type { User } from './user.ts';

export interface Deletion {
  readonly ticket: Ticket;
  readonly actor: User;
  readonly deletedAt: Instant;
  readonly previousStatus: Status;
}
