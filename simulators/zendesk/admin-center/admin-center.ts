// Admin Center: installed apps, channel apps with their accounts, and the integrations' own pages in a frame.
import { postForm } from '../../../src/kernel/wire.ts';
import { callBack } from '../channel-framework/event-callback.ts';
import { fetchManifest } from '../channel-framework/manifest.ts';
import type { Desk } from '../desk.ts';
import type { Instance, Integration } from '../world/integration.ts';
import type { Visit } from '../world/world.ts';
import { type Browser, openFrame } from './browser.ts';
import { ScreenMismatch } from './form.ts';
import type { Frame } from './frame.ts';

export interface ChannelApp {
  readonly integration: string;
  readonly accounts: readonly { readonly name: string; readonly active: boolean }[];
}

export interface AdminCenter {
  /** Installs an app whose manifest is at that URL; refused with the reason when the manifest is not good. */
  install(
    manifestUrl: string,
  ): Promise<{ readonly installed: true; readonly name: string } | { readonly refused: string }>;
  installedApps(): readonly string[];
  channelApps(): readonly ChannelApp[];
  /** Opens the integration's pages. Throws `ScreenMismatch` when no integration has that name. */
  addAccount(integration: string): Promise<Frame>;
  /** The same for an account that exists. Throws `ScreenMismatch` when none has that name. */
  editAccount(accountName: string): Promise<Frame>;
}

export function createAdminCenter(desk: Desk, browser: Browser): AdminCenter {
  const { world } = desk;
  return {
    async install(manifestUrl) {
      const read = await fetchManifest(desk.send, manifestUrl);
      if ('refused' in read) return read;
      const { manifest } = read;
      if (world.integrations.some((known) => known.manifest.id === manifest.id)) {
        return { refused: `an integration with the id "${manifest.id}" is installed already` };
      }
      const integration: Integration = {
        id: world.ids.next(),
        manifestUrl,
        manifest,
        instances: [],
        authors: new Map(),
      };
      world.integrations.push(integration);
      callBack(desk, integration, [
        { type: 'create_integration', data: { manifest_url: manifestUrl } },
      ]);
      return { installed: true, name: manifest.name };
    },
    installedApps: () => world.integrations.map(({ manifest }) => manifest.name),
    channelApps: () => channelApps(world.integrations),
    async addAccount(name) {
      const integration = world.integrations.find(({ manifest }) => manifest.name === name);
      if (integration === undefined) {
        throw missing(
          'channel app',
          name,
          world.integrations.map(({ manifest }) => manifest.name),
        );
      }
      return open(desk, browser, startVisit(desk, integration));
    },
    async editAccount(accountName) {
      const instances = world.integrations.flatMap((integration) => integration.instances);
      const instance = instances.find(({ name }) => name === accountName);
      if (instance === undefined) {
        throw missing(
          'account',
          accountName,
          instances.map(({ name }) => name),
        );
      }
      return open(desk, browser, revisit(desk, instance));
    },
  };
}

export const channelApps = (integrations: readonly Integration[]): ChannelApp[] =>
  integrations.map(({ manifest, instances }) => ({
    integration: manifest.name,
    accounts: instances.map(({ name, active }) => ({ name, active })),
  }));

const missing = (what: string, name: string, there: readonly string[]): ScreenMismatch =>
  new ScreenMismatch(`there is no ${what} "${name}"; there are: ${there.join(', ') || 'none'}`);

interface Started {
  readonly visit: Visit;
  readonly nonce: string;
}

const TOKEN_LENGTH = 64;
const PUSH_ID_LENGTH = 32;

/** A visit for a new account: a push id and a token that are good as soon as the account exists. */
function startVisit(desk: Desk, integration: Integration): Started {
  const { random, world, trace } = desk;
  const pushId = random.hex(PUSH_ID_LENGTH);
  const token = integration.manifest.pushClientId === null ? '' : random.hex(TOKEN_LENGTH);
  if (token !== '') {
    world.pushTokens.set(token, pushId);
    trace.secret('Zendesk access token', token);
  }
  return remember(desk, { integration, pushId, token, instance: null });
}

/** Assumption: whoever edits an account is given the push id and token that it has. */
function revisit(desk: Desk, instance: Instance): Started {
  let token = '';
  for (const [known, pushId] of desk.world.pushTokens) {
    if (pushId === instance.pushId) token = known;
  }
  const { integration, pushId } = instance;
  return remember(desk, { integration, pushId, token, instance });
}

function remember(desk: Desk, visit: Visit): Started {
  const nonce = desk.random.hex(PUSH_ID_LENGTH);
  desk.trace.secret('return URL', nonce);
  desk.world.visits.set(nonce, visit);
  return { visit, nonce };
}

function open(desk: Desk, browser: Browser, { visit, nonce }: Started): Promise<Frame> {
  const { integration, instance, pushId, token } = visit;
  const returnUrl = `${desk.origin}/admin/channel_apps/${integration.id}/accounts/return?nonce=${nonce}`;
  const request = postForm(integration.manifest.urls.admin_ui, {
    return_url: returnUrl,
    subdomain: desk.subdomain,
    locale: 'en-US',
    name: instance?.name ?? '',
    metadata: instance?.metadata ?? '',
    state: instance?.state ?? '',
    instance_push_id: pushId,
    zendesk_access_token: token,
  });
  return openFrame(browser, request, returnUrl);
}
