// An admin's visit to an integration's pages: the form that opens them, and the return URL that ends it.
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/administrative_interface/
import { postForm } from '../../../src/kernel/wire.ts';
import type { Desk } from '../desk.ts';
import type { Instance, Integration } from '../world/integration.ts';
import type { Visit } from '../world/world.ts';
import { type Browser, openFrame } from './browser.ts';
import type { Frame } from './frame.ts';

interface Started {
  readonly visit: Visit;
  readonly nonce: string;
}

const TOKEN_LENGTH = 64;
const PUSH_ID_LENGTH = 32;

/** A visit for a new account: a push id and a token that are good as soon as the account exists. */
export function startVisit(desk: Desk, integration: Integration): Started {
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
export function revisit(desk: Desk, instance: Instance): Started {
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

/** What the integration's page is opened with, and where it ends. */
export interface Opening {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly returnUrl: string;
}

export function openingOf(desk: Desk, { visit, nonce }: Started): Opening {
  const { integration, instance, pushId, token } = visit;
  const returnUrl = `${desk.origin}/admin/channel_apps/${integration.id}/accounts/return?nonce=${nonce}`;
  return {
    url: integration.manifest.urls.admin_ui,
    returnUrl,
    fields: {
      return_url: returnUrl,
      subdomain: desk.subdomain,
      locale: 'en-US',
      name: instance?.name ?? '',
      metadata: instance?.metadata ?? '',
      state: instance?.state ?? '',
      instance_push_id: pushId,
      zendesk_access_token: token,
    },
  };
}

export function openVisit(desk: Desk, browser: Browser, started: Started): Promise<Frame> {
  const { url, fields, returnUrl } = openingOf(desk, started);
  return openFrame(browser, postForm(url, fields), returnUrl);
}
