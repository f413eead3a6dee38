// Tickets: what they carry, and the rules of the status.
// https://support.zendesk.com/hc/en-us/articles/4408894213018
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit } from './audit.ts';
import type { Comment, Via } from './comment.ts';
import type { Instance } from './integration.ts';

/** In this order (assumption): new < open < pending < hold < solved < closed. */
export const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];
/** From the least to the most urgent. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const TYPES = ['problem', 'incident', 'question', 'task'] as const;
export type Type = (typeof TYPES)[number];

/** What a field of the account's own holds: text, a number, a tick, several options, or nothing. */
export type CustomValue = string | number | boolean | readonly string[] | null;
/** By the field's id. */
export type CustomValues = Readonly<Record<string, CustomValue>>;
export const NO_VALUES: CustomValues = Object.freeze({});

/** What ties a ticket to a conversation on the other side. */
export interface Conversation {
  readonly instance: Instance;
  readonly threadId: string | null;
  /** External id of the author that replies go to; `null` once the requester has been edited. */
  recipientId: string | null;
  /** External id of the newest message that an agent can answer. */
  lastExternalId: string;
  allowChannelback: boolean;
}

/** When something last happened to a ticket; `null` when it never did. Statuses stand under their names. */
export type Marks = Record<
  Status | 'assigned' | 'requesterUpdated' | 'assigneeUpdated',
  Instant | null
>;

/** What of a ticket can be changed and is told in its event log. */
export interface TicketValues {
  subject: string;
  status: Status;
  priority: Priority | null;
  type: Type | null;
  requesterId: number;
  assigneeId: number | null;
  groupId: number | null;
  organizationId: number | null;
  externalId: string | null;
  problemId: number | null;
  dueAt: Instant | null;
  tags: readonly string[];
  customFields: CustomValues;
}

export interface Ticket extends TicketValues {
  readonly id: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
  /** The first comment; changed only when that is redacted. */
  description: string;
  readonly submitterId: number;
  /** The address that the ticket was written to, if it was a mail. */
  readonly recipient: string | null;
  followerIds: readonly number[];
  emailCcIds: readonly number[];
  readonly via: Via;
  /** The closed ticket that this one follows up. */
  readonly followUpOf: Ticket | null;
  followUps: readonly number[];
  /** In the order in which they were added. */
  readonly comments: Comment[];
  readonly audits: Audit[];
  readonly marks: Marks;
  conversation: Conversation | null;
}

export const NO_MARKS: Readonly<Marks> = {
  new: null,
  open: null,
  pending: null,
  hold: null,
  solved: null,
  closed: null,
  assigned: null,
  requesterUpdated: null,
  assigneeUpdated: null,
};

/** An end user's comment brings back what was waiting or done; a new ticket stays new. */
export const statusAfterCustomer = (status: Status): Status =>
  status === 'pending' || status === 'hold' || status === 'solved' ? 'open' : status;

export const isPublic = (ticket: Ticket): boolean =>
  ticket.comments.some((comment) => comment.public);
