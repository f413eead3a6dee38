// Stops an account: by an admin, or because its integration keeps failing.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/event_callbacks/
import type { Instance, Stop } from '../world/integration.ts';
import type { Callback } from './event-callback.ts';

/** Answers what the integration is told of it. */
export function stopAccount(instance: Instance, stop: Stop): Callback {
  instance.stopped = stop;
  const { metadata } = instance;
  const error = stop.error === null ? {} : { deactivating_error: stop.error };
  return {
    type: 'deactivate_integration_instance',
    data: { metadata, deactivated_by: stop.by, ...error },
  };
}
