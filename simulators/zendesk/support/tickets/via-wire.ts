// The channel that something came by, as the Support API shows it.
// https://developer.zendesk.com/documentation/ticketing/reference-guides/via-object-reference/
import type { Via } from '../../world/comment.ts';
import type { Ticket } from '../../world/ticket.ts';

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

export const ticketViaJson = (ticket: Ticket) =>
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
