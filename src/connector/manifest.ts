// The manifest: what Zendesk reads when it installs the integration.
// https://developer.zendesk.com/documentation/channel_framework/ (integration manifest)
import type { Call } from '../kernel/routes.ts';
import { json, type Response } from '../kernel/wire.ts';
import type { Context } from './context.ts';

export const INTEGRATION_ID = 'channelproof-whatsapp-in-support';

export async function manifest(context: Context, call: Call): Promise<Response> {
  const { baseUrl } = context.settings;
  const way = call.query.get('by') === 'link' ? 'link' : 'marketplace';
  return json(200, {
    ...context.law.appIdentity({ name: await nameOf(context), id: INTEGRATION_ID }, way),
    version: '0.1.0',
    author: 'channelproof',
    push_client_id: 'channelproof_whatsapp',
    channelback_files: true,
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

/** Zendesk reads the manifest every now and then, and takes over a new name. */
async function nameOf({ settings, store, law }: Context): Promise<string> {
  const accounts = await store.list('account');
  return law.integrationName({
    given: settings.integrationName,
    renamed: (await store.get('integration', INTEGRATION_ID))?.name,
    accounts: accounts.length,
  });
}
