// The export of what happened to tickets: audits, with their events as children.
// https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/#incremental-ticket-event-export
import type { Call } from '../../../../src/kernel/routes.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { AuditEvent } from '../../world/audit.ts';
import type { Logged } from '../../world/audit-trail.ts';
import { commentJson } from '../tickets/comment-wire.ts';
import { viaJson } from '../tickets/via-wire.ts';
import type { Exported } from './export-answer.ts';

function childJson(desk: Desk, { ticket, audit }: Logged, event: AuditEvent, comments: boolean) {
  const { id, type: eventType, rule } = event;
  const via = rule === undefined ? audit.via : ({ channel: 'rule', rule } as const);
  const common = {
    id,
    via: viaJson(via).channel,
    via_reference_id: rule?.id ?? null,
    event_type: eventType,
  };
  switch (event.type) {
    case 'Create':
      return { ...common, [event.field]: event.value };
    case 'Change':
      return { ...common, [event.field]: event.value, previous_value: event.previous };
    case 'Comment':
      return comments
        ? { ...commentJson(desk, event.comment), ...common, ticket_id: ticket.id }
        : { ...common, comment_present: true, comment_public: event.comment.public };
    default:
      return common;
  }
}

const eventJson = (desk: Desk, logged: Logged, comments: boolean) => {
  const { ticket, audit } = logged;
  return {
    id: audit.id,
    ticket_id: ticket.id,
    timestamp: Math.floor(audit.createdAt / 1_000),
    created_at: time(audit.createdAt),
    updater_id: audit.authorId,
    via: viaJson(audit.via).channel,
    event_type: 'Audit',
    child_events: audit.events.map((event) => childJson(desk, logged, event, comments)),
  };
};

export function ticketEvents(desk: Desk, call: Call): Exported<Logged> {
  const comments = (call.query.get('include') ?? '').split(',').includes('comment_events');
  return {
    key: 'ticket_events',
    listing: desk.world.auditTrail(),
    show: (each) => eventJson(desk, each, comments),
  };
}
