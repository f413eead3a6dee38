// Channel integrations, and their instances: what Admin Center calls "accounts".
// https://developer.zendesk.com/documentation/channel_framework/understanding-the-channel-framework/
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Ids } from './ids.ts';

export const MANIFEST_URLS = [
  'admin_ui',
  'pull_url',
  'channelback_url',
  'clickthrough_url',
  'healthcheck_url',
  'about_url',
  'dashboard_url',
  'event_callback_url',
] as const;

export interface Manifest {
  readonly name: string;
  readonly id: string;
  readonly version: string | null;
  readonly author: string | null;
  /** The global OAuth client that may push; without it nobody may. */
  readonly pushClientId: string | null;
  readonly createFollowupTickets: boolean;
  readonly urls: { readonly admin_ui: string } & {
    readonly [K in (typeof MANIFEST_URLS)[number]]?: string | undefined;
  };
}

export interface Integration {
  readonly id: number;
  readonly manifestUrl: string;
  readonly manifest: Manifest;
  readonly instances: Instance[];
  /** External author id → user id. Assumption: one author is one user for all accounts of an integration. */
  readonly authors: Map<string, number>;
}

export interface Instance {
  readonly id: number;
  readonly integration: Integration;
  /** What the integration names when it pushes. */
  readonly pushId: string;
  name: string;
  metadata: string;
  state: string;
  active: boolean;
  needsUpdate: boolean;
  readonly createdAt: Instant;
}

/** Both `metadata` and `state` are opaque; https://github.com/zendesk/any_channel_json_schemas. */
export const OPAQUE_LENGTH_MAX = 5_000;
/** Assumption: as long as a manifest's name may be. */
export const ACCOUNT_NAME_LENGTH_MAX = 255;

export interface AccountInput {
  readonly name: string;
  readonly metadata: string;
  readonly state: string;
}

/** Why an integration's account is not taken over; `undefined` when all is well. */
export function accountRefusal(input: AccountInput): string | undefined {
  if (input.name.trim() === '') return 'name must not be empty';
  if (input.name.length > ACCOUNT_NAME_LENGTH_MAX) {
    return `name must not be longer than ${ACCOUNT_NAME_LENGTH_MAX} characters`;
  }
  for (const field of ['metadata', 'state'] as const) {
    if (input[field].length > OPAQUE_LENGTH_MAX) {
      return `${field} must not be longer than ${OPAQUE_LENGTH_MAX} characters`;
    }
  }
  return undefined;
}

export function createInstance(
  ids: Ids,
  integration: Integration,
  pushId: string,
  input: AccountInput,
  now: Instant,
): Instance {
  const instance: Instance = {
    id: ids.next(),
    integration,
    pushId,
    ...input,
    active: true,
    needsUpdate: false,
    createdAt: now,
  };
  integration.instances.push(instance);
  return instance;
}

export function updateInstance(instance: Instance, input: AccountInput): void {
  instance.name = input.name;
  instance.metadata = input.metadata;
  instance.state = input.state;
  instance.needsUpdate = false;
}
