// The life of an account, and of an installed integration, after it was made: stopped, started, deleted.
import type { Desk } from '../desk.ts';
import { type Instance, type Integration, removeInstance } from '../world/integration.ts';
import { stopAccount } from './account-stop.ts';
import { type Callback, callBack } from './event-callback.ts';
import { keepCheckingHealth } from './health.ts';
import { keepPulling } from './pull.ts';

/** From when it is made, or active again. */
export function setToWork(desk: Desk, instance: Instance): void {
  keepPulling(desk, instance);
  keepCheckingHealth(desk, instance.integration);
}

/** By an admin. Assumption: that is what the event callback calls `api`. */
export function deactivateAccount(desk: Desk, instance: Instance): void {
  if (instance.stopped !== null) return;
  desk.channel.pulls.stop(String(instance.id));
  callBack(desk, instance.integration, [stopAccount(instance, { by: 'api', error: null })]);
}

export function activateAccount(desk: Desk, instance: Instance): void {
  if (instance.stopped === null) return;
  instance.stopped = null;
  instance.pullFailures = 0;
  setToWork(desk, instance);
  const { integration, metadata } = instance;
  callBack(desk, integration, [{ type: 'activate_integration_instance', data: { metadata } }]);
}

/** Its tickets stay; its tokens are worth nothing from now on. */
export function deleteAccount(desk: Desk, instance: Instance): void {
  callBack(desk, instance.integration, [destroyed(desk, instance)]);
}

function destroyed(desk: Desk, instance: Instance): Callback {
  const { world } = desk;
  desk.channel.pulls.stop(String(instance.id));
  removeInstance(instance);
  world.instances.delete(instance.pushId);
  forget(desk, (pushId) => pushId === instance.pushId);
  return { type: 'destroy_integration_instance', data: { metadata: instance.metadata } };
}

/** Tokens and return URLs of those accounts. */
function forget(desk: Desk, of: (pushId: string) => boolean): void {
  const { pushTokens, visits } = desk.world;
  for (const [token, pushId] of pushTokens) if (of(pushId)) pushTokens.delete(token);
  for (const [nonce, { pushId }] of visits) if (of(pushId)) visits.delete(nonce);
}

/** Its accounts go with it, and so do the values that rules and views could name; all tickets stay. */
export function uninstall(desk: Desk, integration: Integration): void {
  const { world } = desk;
  const callbacks = [...integration.instances].map((instance) => destroyed(desk, instance));
  const begun = new Set<string>();
  for (const visit of world.visits.values()) {
    if (visit.integration === integration) begun.add(visit.pushId);
  }
  forget(desk, (pushId) => begun.has(pushId));
  desk.channel.healthChecks.stop(String(integration.id));
  const at = world.integrations.indexOf(integration);
  if (at >= 0) world.integrations.splice(at, 1);
  const data = { manifest_url: integration.manifestUrl };
  callBack(desk, integration, [...callbacks, { type: 'destroy_integration', data }]);
}
