// The manifest: what Zendesk reads when it installs the integration.
// https://developer.zendesk.com/documentation/channel_framework/ (integration manifest)
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import type { Context } from './context.ts';

export const INTEGRATION_ID = 'channelproof-whatsapp-in-support';

export function manifest(context: Context, call: Call): Response {
  const { baseUrl, integrationName } = context.settings;
  const way = call.query.get('by') === 'link' ? 'link' : 'marketplace';
  return json(200, {
    ...context.law.appIdentity({ name: integrationName, id: INTEGRATION_ID }, way),
    version: '0.1.0',
    author: 'channelproof',
    push_client_id: 'channelproof_whatsapp',
    channelback_files: false,
    create_followup_tickets: context.law.followUpTickets(),
    urls: {
      admin_ui: `${baseUrl}/connector/admin_ui`,
      channelback_url: `${baseUrl}/connector/channelback`,
      event_callback_url: `${baseUrl}/connector/event_callback`,
      clickthrough_url: `${baseUrl}/connector/clickthrough`,
      healthcheck_url: `${baseUrl}/connector/healthcheck`,
    },
  });
}
