// Tickets: what they carry, and the rules of the status.
// https://support.zendesk.com/hc/en-us/articles/4408894213018
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit } from './audit.ts';
import type { Comment, Via } from './comment.ts';
import type { Instance } from './integration.ts';

/** In this order (assumption): new < open < pending < hold < solved < closed. */
export const STATUSES = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const TYPES = ['problem', 'incident', 'question', 'task'] as const;
export type Type = (typeof TYPES)[number];

/** What ties a ticket to a conversation on the other side. */
export interface Conversation {
  readonly instance: Instance;
  readonly threadId: string | null;
  /** External id of the author that replies go to. */
  readonly recipientId: string;
  /** External id of the newest message that an agent can answer. */
  lastExternalId: string;
  allowChannelback: boolean;
}

export interface Ticket {
  readonly id: number;
  readonly createdAt: Instant;
  updatedAt: Instant;
  subject: string;
  readonly description: string;
  status: Status;
  priority: Priority | null;
  type: Type | null;
  readonly requesterId: number;
  assigneeId: number | null;
  tags: readonly string[];
  readonly via: Via;
  /** The closed ticket that this one follows up. */
  readonly followUpOf: Ticket | null;
  readonly followUps: number[];
  /** In the order in which they were added. */
  readonly comments: Comment[];
  readonly audits: Audit[];
  readonly conversation: Conversation | null;
}

/** An end user's comment brings back what was waiting or done; a new ticket stays new. */
export const statusAfterCustomer = (status: Status): Status =>
  status === 'pending' || status === 'hold' || status === 'solved' ? 'open' : status;
