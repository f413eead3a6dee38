// Installed apps as the API shows them.
// https://github.com/blakmatrix/node-zendesk, src/clients/core/installations.js (who calls it; shapes are assumptions)
import { time } from '../../iso-time.ts';
import type { Integration } from '../../world/integration.ts';

export const installationJson = ({ installation, manifest }: Integration) => ({
  id: installation.id,
  app_id: installation.appId,
  product: 'support',
  enabled: installation.enabled,
  settings: { name: manifest.name, ...installation.settings },
  created_at: time(installation.createdAt),
  updated_at: time(installation.updatedAt),
});

export const appJson = ({ installation, manifest, manifestUrl }: Integration) => ({
  id: installation.appId,
  name: manifest.name,
  version: manifest.version,
  author_name: manifest.author,
  requirements: { channel_integrations: { channel: { manifest_url: manifestUrl } } },
  created_at: time(installation.createdAt),
  updated_at: time(installation.updatedAt),
});
