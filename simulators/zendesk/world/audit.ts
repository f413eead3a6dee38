// The event log of a ticket: one audit for each update, made of events.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/ticket-audit-events-reference/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Comment, Via } from './comment.ts';

/** Values are text, as the vendor's audits have them; `null` where there was none. */
export type FieldValue = string | readonly string[] | null;

export type AuditEvent =
  | { readonly id: number; readonly type: 'Comment'; readonly comment: Comment }
  | {
      readonly id: number;
      readonly type: 'Create';
      readonly field: string;
      readonly value: FieldValue;
    }
  | {
      readonly id: number;
      readonly type: 'Change';
      readonly field: string;
      readonly value: FieldValue;
      readonly previous: FieldValue;
    }
  /** Assumption: names of the next two; the vendor's list does not have them. */
  | {
      readonly id: number;
      readonly type: 'ChannelBackEvent';
      readonly commentId: number;
      readonly externalId: string;
    }
  | {
      readonly id: number;
      readonly type: 'ChannelBackFailedEvent';
      readonly commentId: number;
      readonly error: string;
    };

export interface Audit {
  readonly id: number;
  readonly authorId: number;
  readonly createdAt: Instant;
  readonly via: Via;
  readonly events: AuditEvent[];
}

/** Author of what Zendesk does by itself. */
export const SYSTEM_USER_ID = -1;
