// Installing an integration: what its manifest says becomes an app of this account.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/channel_app/
import type { Desk } from '../desk.ts';
import { ensureWhatsAppField } from '../world/field-defaults.ts';
import type { Integration } from '../world/integration.ts';
import { callBack } from './event-callback.ts';
import { fetchManifest } from './manifest.ts';
import { manifestRulesOf } from './manifest-refresh.ts';

export type Installed =
  | { readonly installed: true; readonly name: string; readonly integration: Integration }
  | {
      readonly refused: string;
      readonly because: 'installed-already' | 'manifest-not-good';
    };

/** The same by a link and from the Marketplace. An integration is there once at most. */
export async function install(
  desk: Desk,
  manifestUrl: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Installed> {
  const { world, clock } = desk;
  const read = await fetchManifest(desk.send, manifestUrl, manifestRulesOf(desk));
  if ('refused' in read) return { ...read, because: 'manifest-not-good' };
  const { manifest } = read;
  if (world.integrations.some((known) => known.manifest.id === manifest.id)) {
    const refused = `an integration with the id "${manifest.id}" is installed already`;
    return { refused, because: 'installed-already' };
  }
  const now = clock.now();
  const integration: Integration = {
    id: world.ids.next(),
    manifestUrl,
    manifest,
    manifestReadAt: now,
    manifestProblem: null,
    installation: {
      id: world.ids.next(),
      appId: world.ids.next(),
      enabled: true,
      settings,
      createdAt: now,
      updatedAt: now,
    },
    health: null,
    instances: [],
    authors: new Map(),
  };
  world.integrations.push(integration);
  ensureWhatsAppField(world, now);
  callBack(desk, integration, [
    { type: 'create_integration', data: { manifest_url: manifestUrl } },
  ]);
  return { installed: true, name: manifest.name, integration };
}

export const INSTALL_PATH = '/admin/apps/install';

/** Assumption: a link to install an app is made for one account, whose own address it begins with. */
export const linkFor = (origin: string, manifestUrl: string): string =>
  `${origin}${INSTALL_PATH}?${new URLSearchParams({ manifest_url: manifestUrl })}`;

/** The manifest that a link leads to, if the link was made for this account. */
export function manifestOf(
  desk: Desk,
  link: string,
): { readonly manifestUrl: string } | { readonly refused: string } {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const manifestUrl = url?.searchParams.get('manifest_url') ?? '';
  if (url === undefined || url.pathname !== INSTALL_PATH || manifestUrl === '') {
    return { refused: 'this is no link to install an app' };
  }
  return url.origin === new URL(desk.origin).origin
    ? { manifestUrl }
    : { refused: `the link was made for another account, at ${url.origin}` };
}
