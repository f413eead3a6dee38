// Asks an integration whether it is well: any answer of the 2xx kind says so. It has no effect on traffic.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/integration_manifest/
import { SECOND } from '../../../src/kernel/clock.ts';
import { get, NoAnswer } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import { type Health, type Integration, isActive } from '../world/integration.ts';

/** Assumption. */
const TIMEOUT_MS = 10 * SECOND;

/** `null` when its manifest names no address for that. */
export async function checkHealth(desk: Desk, integration: Integration): Promise<Health | null> {
  const url = integration.manifest.urls.healthcheck_url;
  if (url === undefined) integration.health = null;
  else {
    const problem = await problemAt(desk, url);
    integration.health = { healthy: problem === null, at: desk.clock.now(), problem };
  }
  return integration.health;
}

async function problemAt(desk: Desk, url: string): Promise<string | null> {
  try {
    const { status } = await desk.send(get(url), { timeoutMs: TIMEOUT_MS });
    return status >= 200 && status < 300 ? null : `answered ${status}`;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return error.reason === 'timeout' ? 'did not answer in time' : 'cannot be reached';
  }
}

/** Only where the options ask for it: a standing timer keeps every run alive. */
export function keepCheckingHealth(desk: Desk, integration: Integration): void {
  if (!desk.options.healthChecks) return;
  desk.channel.healthChecks.start(String(integration.id), {
    what: `health check of "${integration.manifest.name}"`,
    everyMs: desk.options.healthCheckIntervalMs,
    wanted: () =>
      integration.manifest.urls.healthcheck_url !== undefined &&
      integration.instances.some(isActive),
    async job() {
      await checkHealth(desk, integration);
    },
  });
}
