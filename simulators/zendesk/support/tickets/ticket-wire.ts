// Tickets as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import { isPublic, type Ticket } from '../../world/ticket.ts';
import { customFieldsJson } from './custom-fields-wire.ts';
import { ticketViaJson } from './via-wire.ts';

/** Everybody who is copied in. */
export const collaboratorIds = ({ emailCcIds, followerIds }: Ticket): readonly number[] => [
  ...new Set([...emailCcIds, ...followerIds]),
];

export function ticketJson(desk: Desk, ticket: Ticket) {
  const fields = customFieldsJson(desk.world, ticket);
  return {
    url: `${desk.origin}/api/v2/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: ticket.externalId,
    via: ticketViaJson(ticket),
    created_at: time(ticket.createdAt),
    updated_at: time(ticket.updatedAt),
    generated_timestamp: Math.floor(ticket.updatedAt / 1000),
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: ticket.description,
    priority: ticket.priority,
    status: ticket.status,
    recipient: ticket.recipient,
    requester_id: ticket.requesterId,
    submitter_id: ticket.submitterId,
    assignee_id: ticket.assigneeId,
    organization_id: ticket.organizationId,
    group_id: ticket.groupId,
    collaborator_ids: collaboratorIds(ticket),
    follower_ids: ticket.followerIds,
    email_cc_ids: ticket.emailCcIds,
    forum_topic_id: null,
    problem_id: ticket.problemId,
    has_incidents: hasIncidents(desk, ticket),
    is_public: isPublic(ticket),
    due_at: ticket.dueAt === null ? null : time(ticket.dueAt),
    tags: ticket.tags,
    custom_fields: fields,
    satisfaction_rating: null,
    sharing_agreement_ids: [],
    custom_status_id: null,
    fields,
    followup_ids: ticket.followUps,
    ticket_form_id: null,
    brand_id: desk.brandId,
    allow_channelback: ticket.conversation?.allowChannelback ?? false,
    allow_attachments: true,
    from_messaging_channel: false,
  };
}

export const hasIncidents = ({ world }: Desk, { type, id }: Ticket): boolean =>
  type === 'problem' && world.ticketIndex.by('problem').of(id).size > 0;
