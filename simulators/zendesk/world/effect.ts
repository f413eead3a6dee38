// What a change of the world sets going outside it: the desk carries it out once the change is made.
import type { Comment } from './comment.ts';
import type { Ticket } from './ticket.ts';

export type Effect =
  /** A public comment of an agent on a ticket: it goes to the customer by the ticket's channel. */
  { readonly kind: 'reply'; readonly ticket: Ticket; readonly comment: Comment };
