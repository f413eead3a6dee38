// The event log of a ticket: one audit for each update, made of events.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/ticket-audit-events-reference/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Comment, RuleRef, Via } from './comment.ts';

/** Values are text, as the vendor's audits have them; `null` where there was none. */
export type FieldValue = string | readonly string[] | null;

interface Told {
  readonly id: number;
  /** The business rule that did it; without one, whoever made the update. */
  readonly rule?: RuleRef;
}

export type AuditEvent = Told &
  (
    | { readonly type: 'Comment'; readonly comment: Comment }
    | { readonly type: 'Create'; readonly field: string; readonly value: FieldValue }
    | {
        readonly type: 'Change';
        readonly field: string;
        readonly value: FieldValue;
        readonly previous: FieldValue;
      }
    | {
        readonly type: 'Notification';
        readonly subject: string;
        readonly body: string;
        readonly recipients: readonly number[];
      }
    /** Something that Zendesk could not do for the ticket. */
    | { readonly type: 'Error'; readonly message: string }
    | {
        readonly type: 'CommentPrivacyChange';
        readonly commentId: number;
        readonly public: boolean;
      }
    | { readonly type: 'CommentRedactionEvent'; readonly commentId: number }
    | {
        readonly type: 'AttachmentRedactionEvent';
        readonly commentId: number;
        readonly attachmentId: number;
      }
    /** Assumption: names of the next two; the vendor's list does not have them. */
    | { readonly type: 'ChannelBackEvent'; readonly commentId: number; readonly externalId: string }
    | {
        readonly type: 'ChannelBackFailedEvent';
        readonly commentId: number;
        readonly error: string;
      }
  );

/** Anything that may be told, by itself: without its id. */
export type NewEvent = AuditEvent extends infer Event
  ? Event extends AuditEvent
    ? Omit<Event, 'id'>
    : never
  : never;

export interface Audit {
  readonly id: number;
  /** `SYSTEM_USER_ID` when Zendesk did it by itself. */
  readonly authorId: number;
  readonly createdAt: Instant;
  readonly via: Via;
  /** What the caller asked to keep with it, as plain data. */
  readonly custom?: unknown;
  events: AuditEvent[];
}

/** Author of what Zendesk does by itself. */
export const SYSTEM_USER_ID = -1;
