// Audits as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/

import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Audit, AuditEvent } from '../../world/audit.ts';
import type { Ticket } from '../../world/ticket.ts';
import { commentJson } from './comment-wire.ts';
import { viaJson } from './via-wire.ts';

export function eventJson(desk: Desk, event: AuditEvent): unknown {
  const { id, type, rule } = event;
  const via = rule === undefined ? {} : { via: viaJson({ channel: 'rule', rule }) };
  switch (event.type) {
    case 'Comment':
      return commentJson(desk, event.comment);
    case 'Create':
      return { id, type, field_name: event.field, value: event.value, ...via };
    case 'Change':
      return {
        id,
        type,
        field_name: event.field,
        value: event.value,
        previous_value: event.previous,
        ...via,
      };
    case 'Notification': {
      const { subject, body, recipients } = event;
      return { id, type, subject, body, recipients, ...via };
    }
    case 'Error':
      return { id, type, message: event.message };
    case 'CommentPrivacyChange':
      return { id, type, comment_id: event.commentId, public: event.public };
    case 'CommentRedactionEvent':
      return { id, type, comment_id: event.commentId };
    case 'AttachmentRedactionEvent':
      return { id, type, comment_id: event.commentId, attachment_id: event.attachmentId };
    case 'ChannelBackEvent':
      return { id, type, comment_id: event.commentId, external_id: event.externalId };
    case 'ChannelBackFailedEvent':
      return { id, type, comment_id: event.commentId, error: event.error };
  }
}

export const auditJson = (desk: Desk, ticket: Ticket, audit: Audit) => ({
  id: audit.id,
  ticket_id: ticket.id,
  created_at: time(audit.createdAt),
  author_id: audit.authorId,
  metadata: { system: {}, custom: audit.custom ?? {} },
  events: audit.events.map((event) => eventJson(desk, event)),
  via: viaJson(audit.via),
});
