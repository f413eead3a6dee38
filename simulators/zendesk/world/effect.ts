// What a change of the world sets going outside it: the desk carries it out once the change is made.
import type { Comment, RuleRef } from './comment.ts';
import type { Ticket } from './ticket.ts';

export type Effect =
  /** A public comment of an agent on a ticket: it goes to the customer by the ticket's channel. */
  | { readonly kind: 'reply'; readonly ticket: Ticket; readonly comment: Comment }
  /** A business rule calls a webhook; placeholders are filled in already. */
  | {
      readonly kind: 'webhook';
      readonly webhookId: string;
      readonly ticket: Ticket;
      readonly body: string;
      readonly rule: RuleRef;
    };
