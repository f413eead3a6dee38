// Audits as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/

import { time } from '../../iso-time.ts';
import type { Audit, AuditEvent } from '../../world/audit.ts';
import type { Ticket } from '../../world/ticket.ts';
import { commentJson, viaJson } from './ticket-wire.ts';

function eventJson(event: AuditEvent): unknown {
  const { id, type, rule } = event;
  const via = rule === undefined ? {} : { via: viaJson({ channel: 'rule', rule }) };
  switch (event.type) {
    case 'Comment':
      return commentJson(event.comment);
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
    case 'ChannelBackEvent':
      return { id, type, comment_id: event.commentId, external_id: event.externalId };
    case 'ChannelBackFailedEvent':
      return { id, type, comment_id: event.commentId, error: event.error };
  }
}

export const auditJson = (ticket: Ticket, audit: Audit) => ({
  id: audit.id,
  ticket_id: ticket.id,
  created_at: time(audit.createdAt),
  author_id: audit.authorId,
  metadata: { system: {}, custom: audit.custom ?? {} },
  events: audit.events.map(eventJson),
  via: viaJson(audit.via),
});
