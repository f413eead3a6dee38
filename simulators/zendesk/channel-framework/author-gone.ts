// Tells integrations that one of their authors is no user of this account any more.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/event_callbacks/
import type { Desk } from '../desk.ts';
import { authorshipsOf } from '../world/author.ts';
import type { Identity, User } from '../world/user.ts';
import { callBack } from './event-callback.ts';

/**
 * When a user is deleted, or loses one identity, before the identities go.
 * Whoever writes again becomes a new user.
 */
export function authorGone(desk: Desk, user: User, only?: Identity): void {
  if (only !== undefined && only.type !== 'any_channel') return;
  for (const { integration, externalId } of authorshipsOf(desk.world, user)) {
    if (only !== undefined && only.value !== externalId) continue;
    integration.authors.delete(externalId);
    const [sole, ...others] = integration.instances;
    // An author belongs to all accounts of an integration: only a single one can be named.
    const metadata = sole === undefined || others.length > 0 ? {} : { metadata: sole.metadata };
    const data = { author: { external_id: externalId }, ...metadata };
    callBack(desk, integration, [{ type: 'destroy_user_identity', data }]);
  }
}
