// A ticket and an audit as JSON text, written at once: what `ticketJson` and `auditJson` say, at a third of their cost.
// Creating and changing tickets is what load tests do most; a property test holds these to the plain way.
import { quoted } from '../../../../src/kernel/quote.ts';
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Audit, AuditEvent } from '../../world/audit.ts';
import type { Comment, Via } from '../../world/comment.ts';
import { isPublic, type Ticket } from '../../world/ticket.ts';
import { eventJson } from './audit-wire.ts';
import { htmlOf } from './comment-wire.ts';
import { customFieldsJson } from './custom-fields-wire.ts';
import { collaboratorIds, hasIncidents } from './ticket-wire.ts';
import { ticketViaJson, viaJson } from './via-wire.ts';

const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text));

const list = (values: readonly (string | number)[]): string =>
  values.length === 0 ? '[]' : JSON.stringify(values);

/** Of channels that say nothing of where they come from. */
const plainVia = (channel: Via['channel']): string =>
  `{"channel":"${channel}","source":{"from":{},"to":{},"rel":null}}`;

const isPlain = ({ channel }: Via): boolean =>
  channel !== 'any_channel' && channel !== 'rule' && channel !== 'merge';

const viaText = (via: Via): string =>
  isPlain(via) ? plainVia(via.channel) : JSON.stringify(viaJson(via));

const ticketVia = (ticket: Ticket): string =>
  ticket.followUpOf === null ? viaText(ticket.via) : JSON.stringify(ticketViaJson(ticket));

export function ticketText(desk: Desk, ticket: Ticket): string {
  const { id, createdAt, updatedAt, conversation } = ticket;
  const created = time(createdAt);
  const updated = updatedAt === createdAt ? created : time(updatedAt);
  const subject = quoted(ticket.subject);
  const fields = JSON.stringify(customFieldsJson(desk.world, ticket));
  return (
    `{"url":"${desk.origin}/api/v2/tickets/${id}.json","id":${id},"external_id":${orNull(ticket.externalId)}` +
    `,"via":${ticketVia(ticket)},"created_at":"${created}","updated_at":"${updated}"` +
    `,"generated_timestamp":${Math.floor(updatedAt / 1000)},"type":${orNull(ticket.type)}` +
    `,"subject":${subject},"raw_subject":${subject},"description":${quoted(ticket.description)}` +
    `,"priority":${orNull(ticket.priority)},"status":"${ticket.status}","recipient":${orNull(ticket.recipient)}` +
    `,"requester_id":${ticket.requesterId},"submitter_id":${ticket.submitterId},"assignee_id":${ticket.assigneeId}` +
    `,"organization_id":${ticket.organizationId},"group_id":${ticket.groupId}` +
    `,"collaborator_ids":${list(collaboratorIds(ticket))},"follower_ids":${list(ticket.followerIds)}` +
    `,"email_cc_ids":${list(ticket.emailCcIds)},"forum_topic_id":null,"problem_id":${ticket.problemId}` +
    `,"has_incidents":${hasIncidents(desk, ticket)},"is_public":${isPublic(ticket)}` +
    `,"due_at":${ticket.dueAt === null ? 'null' : `"${time(ticket.dueAt)}"`},"tags":${list(ticket.tags)}` +
    `,"custom_fields":${fields},"satisfaction_rating":null,"sharing_agreement_ids":[],"custom_status_id":null` +
    `,"fields":${fields},"followup_ids":${list(ticket.followUps)},"ticket_form_id":null,"brand_id":${desk.brandId}` +
    `,"allow_channelback":${conversation?.allowChannelback ?? false},"allow_attachments":true` +
    `,"from_messaging_channel":false}`
  );
}

function commentText(comment: Comment): string {
  const body = quoted(comment.body);
  return (
    `{"id":${comment.id},"type":"Comment","author_id":${comment.authorId},"body":${body}` +
    `,"html_body":${quoted(htmlOf(comment))},"plain_body":${body},"public":${comment.public},"attachments":[]` +
    `,"audit_id":${comment.auditId},"via":${viaText(comment.via)},"created_at":"${time(comment.createdAt)}"` +
    `,"metadata":{"system":{},"custom":{}}}`
  );
}

function eventText(desk: Desk, event: AuditEvent): string {
  if (event.type === 'Comment' && event.comment.attachments.length === 0) {
    return commentText(event.comment);
  }
  const { rule } = event;
  if (event.type === 'Create' && typeof event.value === 'string' && rule === undefined) {
    return `{"id":${event.id},"type":"Create","field_name":${quoted(event.field)},"value":${quoted(event.value)}}`;
  }
  return JSON.stringify(eventJson(desk, event));
}

export function auditText(desk: Desk, ticket: Ticket, audit: Audit): string {
  const events = audit.events.map((event) => eventText(desk, event)).join(',');
  const custom = audit.custom === undefined ? '{}' : JSON.stringify(audit.custom ?? {});
  return (
    `{"id":${audit.id},"ticket_id":${ticket.id},"created_at":"${time(audit.createdAt)}","author_id":${audit.authorId}` +
    `,"metadata":{"system":{},"custom":${custom}},"events":[${events}],"via":${viaText(audit.via)}}`
  );
}
