// Writes a ticket's event log: opens audits, and adds comments to them.
import type { Instant } from '../../../src/kernel/clock.ts';
import { NO_ATTACHMENTS } from './attachment.ts';
import { type Audit, type AuditEvent, SYSTEM_USER_ID } from './audit.ts';
import type { Comment } from './comment.ts';
import { cleanHtml } from './comment-html.ts';
import type { Ids } from './ids.ts';
import type { Ticket } from './ticket.ts';
import type { CommentInput } from './ticket-change.ts';
import type { By } from './update.ts';

export function newAudit(ids: Ids, { author, via, custom }: By, now: Instant): Audit {
  return {
    id: ids.next(),
    authorId: author?.id ?? SYSTEM_USER_ID,
    createdAt: now,
    via,
    ...(custom === undefined ? {} : { custom }),
    events: [],
  };
}

/** Opens an audit at the end of a ticket's log. */
export function openAudit(ids: Ids, ticket: Ticket, by: By, now: Instant): Audit {
  const audit = newAudit(ids, by, now);
  ticket.audits.push(audit);
  return audit;
}

export const newComment = (ids: Ids, audit: Audit, input: CommentInput): Comment => ({
  id: ids.next(),
  auditId: audit.id,
  authorId: input.authorId ?? audit.authorId,
  body: input.body,
  html: input.html === null ? null : cleanHtml(input.html),
  public: input.public,
  createdAt: input.createdAt ?? audit.createdAt,
  via: audit.via,
  attachments: input.attachments ?? NO_ATTACHMENTS,
  failure: null,
});

export const commentEvent = (comment: Comment): AuditEvent => ({
  id: comment.id,
  type: 'Comment',
  comment,
});

/** Adds a comment to the end of a ticket, within an audit. */
export function addComment(ids: Ids, ticket: Ticket, audit: Audit, input: CommentInput): Comment {
  const comment = newComment(ids, audit, input);
  ticket.comments.push(comment);
  audit.events.push(commentEvent(comment));
  return comment;
}
