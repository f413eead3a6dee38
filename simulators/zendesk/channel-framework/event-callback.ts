// Tells an integration what has happened in its channel, when its manifest asks for that.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/event_callbacks/
import { NoAnswer, sendJson } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { time } from '../iso-time.ts';
import type { Integration } from '../world/integration.ts';

export const CALLBACK_TYPES = [
  'create_integration',
  'destroy_integration',
  'create_integration_instance',
  'destroy_integration_instance',
  'activate_integration_instance',
  'deactivate_integration_instance',
  'destroy_user_identity',
  'pull_request',
  'resources_created_from_external_ids',
  'channelback',
] as const;

export interface Callback {
  readonly type: (typeof CALLBACK_TYPES)[number];
  readonly data: unknown;
  readonly error?: string;
}

/**
 * Posts the events, those that happen together in one request, in the background. Assumption: once; what
 * becomes of it is of no interest.
 */
export function callBack(
  desk: Desk,
  integration: Integration,
  callbacks: readonly Callback[],
): void {
  const url = integration.manifest.urls.event_callback_url;
  if (url === undefined || callbacks.length === 0) return;
  const common = {
    timestamp: time(desk.clock.now()),
    subdomain: desk.subdomain,
    integration_name: integration.manifest.name,
    integration_id: integration.manifest.id,
  };
  const events = callbacks.map(({ type, data, error }) => ({
    type_id: type,
    ...common,
    data,
    ...(error === undefined ? {} : { error }),
  }));
  desk.clock.spawn('event callback', async () => {
    try {
      await desk.send(sendJson('POST', url, { events }));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  });
}
