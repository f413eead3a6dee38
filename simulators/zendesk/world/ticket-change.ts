// What somebody asks to be done to a ticket, and why it may be refused.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Attachment } from './attachment.ts';
import type { TicketValues } from './ticket.ts';

export interface CommentInput {
  readonly body: string;
  /** As given; `null` when there is none. */
  readonly html: string | null;
  readonly public: boolean;
  /** Default: whoever makes the update. */
  readonly authorId?: number | undefined;
  /** Default: now. */
  readonly createdAt?: Instant | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
}

/** Custom fields that are not named stay as they are; everything else that is `undefined` does too. */
export type TicketChange = { readonly [K in keyof TicketValues]?: TicketValues[K] | undefined } & {
  readonly followerIds?: readonly number[] | undefined;
  readonly emailCcIds?: readonly number[] | undefined;
  readonly comment?: CommentInput | undefined;
};

/** Assumption: nothing of a closed ticket can be changed; readers of other sources can allow these. */
export const CLOSED_FIELDS = ['subject', 'tags', 'priority'] as const;
export type ClosedField = (typeof CLOSED_FIELDS)[number];

/** What an account can choose about its tickets. */
export interface TicketChoices {
  readonly editableWhenClosed: readonly ClosedField[];
  readonly closedTicketText: string;
  /** Whether triggers are gone through again from the top once one has changed the ticket. */
  readonly triggerRestarts: boolean;
}
export const TICKET_CHOICES: TicketChoices = {
  editableWhenClosed: [],
  closedTicketText: 'Status: closed prevents ticket update',
  triggerRestarts: true,
};

/** One reason for a refusal, under the name of the field, or `base`. */
export interface FieldRefusal {
  readonly field: string;
  readonly description: string;
  readonly error: string;
  readonly ticketField?: { readonly id: number; readonly type: string };
}

export interface Refused {
  readonly refused: readonly FieldRefusal[];
}

export const invalid = (field: string, description: string): FieldRefusal => ({
  field,
  description,
  error: 'InvalidValue',
});

export const blank = (field: string, description: string): FieldRefusal => ({
  field,
  description,
  error: 'BlankValue',
});
