// Writes a ticket's event log: opens audits, and adds comments to them.
import type { Instant } from '../../../src/kernel/clock.ts';
import { NO_ATTACHMENTS } from './attachment.ts';
import { type Audit, SYSTEM_USER_ID } from './audit.ts';
import type { Comment } from './comment.ts';
import { cleanHtml } from './comment-html.ts';
import type { Ids } from './ids.ts';
import type { Ticket } from './ticket.ts';
import type { CommentInput } from './ticket-change.ts';
import type { By } from './update.ts';

/** Opens an audit at the end of a ticket's log. */
export function openAudit(ids: Ids, ticket: Ticket, by: By, now: Instant): Audit {
  const { author, via, custom } = by;
  const authorId = author?.id ?? SYSTEM_USER_ID;
  const audit: Audit = {
    id: ids.next(),
    authorId,
    createdAt: now,
    via,
    ...(custom === undefined ? {} : { custom }),
    events: [],
  };
  ticket.audits.push(audit);
  return audit;
}

/** Adds a comment to the end of a ticket, within an audit. */
export function addComment(ids: Ids, ticket: Ticket, audit: Audit, input: CommentInput): Comment {
  const comment: Comment = {
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
  };
  ticket.comments.push(comment);
  audit.events.push({ id: comment.id, type: 'Comment', comment });
  return comment;
}
