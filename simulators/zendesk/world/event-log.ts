// Writes a ticket's event log: opens audits, and adds comments and changes to them.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Audit, FieldValue } from './audit.ts';
import type { Comment, Via } from './comment.ts';
import type { Ids } from './ids.ts';
import type { Ticket } from './ticket.ts';

/** Opens an audit at the end of a ticket's log. */
export function openAudit(
  ids: Ids,
  ticket: Ticket,
  authorId: number,
  via: Via,
  now: Instant,
): Audit {
  const audit: Audit = { id: ids.next(), authorId, createdAt: now, via, events: [] };
  ticket.audits.push(audit);
  return audit;
}

export interface NewComment {
  readonly body: string;
  readonly html: string | null;
  readonly public: boolean;
  readonly createdAt: Instant;
}

/** Adds a comment to the end of a ticket, within an audit. */
export function addComment(ids: Ids, ticket: Ticket, audit: Audit, input: NewComment): Comment {
  const comment: Comment = {
    id: ids.next(),
    auditId: audit.id,
    authorId: audit.authorId,
    ...input,
    via: audit.via,
    failure: null,
  };
  ticket.comments.push(comment);
  audit.events.push({ id: comment.id, type: 'Comment', comment });
  return comment;
}

export function logChange(
  ids: Ids,
  audit: Audit,
  field: string,
  value: FieldValue,
  previous: FieldValue,
): void {
  audit.events.push({ id: ids.next(), type: 'Change', field, value, previous });
}
