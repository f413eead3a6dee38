// Keeps an integration's manifest fresh. Zendesk polls it every few hours; here it is asked for when an
// integration is used, or looked at, and its manifest is old: a standing timer would keep every run alive.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/integration_manifest/
import type { Desk } from '../desk.ts';
import type { Integration } from '../world/integration.ts';
import { addressesOf } from './address.ts';
import { keepCheckingHealth } from './health.ts';
import { fetchManifest, type ManifestRules } from './manifest.ts';
import { keepPulling } from './pull.ts';

export const manifestRulesOf = (desk: Desk): ManifestRules => ({
  addresses: addressesOf(desk.options.plainIntegrations),
  strictDocsLimits: desk.options.strictDocsLimits,
});

/** Takes over the manifest as it is now; the old one stays when the new one is not good. Answers why, then. */
export async function refreshManifest(
  desk: Desk,
  integration: Integration,
): Promise<string | null> {
  integration.manifestReadAt = desk.clock.now();
  const read = await fetchManifest(desk.send, integration.manifestUrl, manifestRulesOf(desk));
  if ('refused' in read) integration.manifestProblem = read.refused;
  else if (read.manifest.id !== integration.manifest.id) {
    integration.manifestProblem = `the id of an integration cannot change: it was "${integration.manifest.id}"`;
  } else {
    integration.manifest = read.manifest;
    integration.manifestProblem = null;
    for (const instance of integration.instances) keepPulling(desk, instance);
    keepCheckingHealth(desk, integration);
  }
  return integration.manifestProblem;
}

const isDue = (desk: Desk, { manifestReadAt }: Integration): boolean =>
  desk.clock.now() - manifestReadAt >= desk.options.manifestAgeMs;

/** In the background: nobody waits for it. */
export function refreshWhenDue(desk: Desk, integration: Integration): void {
  if (!isDue(desk, integration)) return;
  desk.clock.spawn('poll of a manifest', async () => {
    await refreshManifest(desk, integration);
  });
}

/** Before an admin is shown the integrations. */
export async function refreshAllDue(desk: Desk): Promise<void> {
  const due = desk.world.integrations.filter((integration) => isDue(desk, integration));
  for (const integration of due) await refreshManifest(desk, integration);
}
