// Tickets and comments as the Support API shows them.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
import type { Desk } from '../../desk.ts';
import { time } from '../../iso-time.ts';
import type { Comment, Via } from '../../world/comment.ts';
import { isPublic, type Ticket } from '../../world/ticket.ts';

/** What `from` says of a channel. Third party: as seen on tickets of other integrations. */
const serviceInfo = (via: Via & { readonly channel: 'any_channel' }) => {
  const { integration, name } = via.instance;
  return {
    service_info: {
      supports_channelback: integration.manifest.urls.channelback_url !== undefined,
      supports_clickthrough: integration.manifest.urls.clickthrough_url !== undefined,
      registered_integration_service_name: integration.manifest.name,
      registered_integration_service_external_id: integration.manifest.id,
      integration_service_instance_name: name,
    },
  };
};

function fromOf(via: Via) {
  switch (via.channel) {
    case 'any_channel':
      return serviceInfo(via);
    case 'rule':
      return { id: via.rule.id, title: via.rule.title, deleted: false, revision_id: 1 };
    case 'merge':
      return { ticket_id: via.ticketId };
    default:
      return {};
  }
}

const relOf = (via: Via): string | null =>
  via.channel === 'rule' ? via.rule.kind : via.channel === 'merge' ? 'merge' : null;

export const viaJson = (via: Via) => ({
  channel: via.channel,
  source: { from: fromOf(via), to: {}, rel: relOf(via) },
});

const ticketViaJson = (ticket: Ticket) =>
  ticket.followUpOf === null
    ? viaJson(ticket.via)
    : {
        channel: ticket.via.channel,
        source: {
          from: {
            ...fromOf(ticket.via),
            ticket_id: ticket.followUpOf.id,
            subject: ticket.followUpOf.subject,
          },
          to: {},
          rel: 'follow_up',
        },
      };

export const ticketJson = (desk: Desk, ticket: Ticket) => ({
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
  collaborator_ids: [],
  follower_ids: ticket.followerIds,
  email_cc_ids: ticket.emailCcIds,
  forum_topic_id: null,
  problem_id: ticket.problemId,
  has_incidents: false,
  is_public: isPublic(ticket),
  due_at: ticket.dueAt === null ? null : time(ticket.dueAt),
  tags: ticket.tags,
  custom_fields: [],
  satisfaction_rating: null,
  sharing_agreement_ids: [],
  custom_status_id: null,
  fields: [],
  followup_ids: ticket.followUps,
  ticket_form_id: null,
  brand_id: null,
  allow_channelback: ticket.conversation?.allowChannelback ?? false,
  allow_attachments: true,
  from_messaging_channel: false,
});

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

const htmlOf = (comment: Comment): string => {
  const inner =
    comment.html ?? `<p dir="auto">${escapeHtml(comment.body).replaceAll('\n', '<br>')}</p>`;
  return `<div class="zd-comment" dir="auto">${inner}</div>`;
};

export const commentJson = (comment: Comment) => ({
  id: comment.id,
  type: 'Comment',
  author_id: comment.authorId,
  body: comment.body,
  html_body: htmlOf(comment),
  plain_body: comment.body,
  public: comment.public,
  attachments: [],
  audit_id: comment.auditId,
  via: viaJson(comment.via),
  created_at: time(comment.createdAt),
  metadata: { system: {}, custom: {} },
});
