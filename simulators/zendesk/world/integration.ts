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
  /** Whether replies may carry files. */
  readonly channelbackFiles: boolean;
  readonly createFollowupTickets: boolean;
  readonly urls: { readonly admin_ui: string } & {
    readonly [K in (typeof MANIFEST_URLS)[number]]?: string | undefined;
  };
}

export interface Integration {
  readonly id: number;
  /** Cannot be changed: an integration that moves is installed anew, or redirects. */
  readonly manifestUrl: string;
  manifest: Manifest;
  /** When the manifest was last asked for. */
  manifestReadAt: Instant;
  /** Why the newest manifest was not taken over; `null` when it was. */
  manifestProblem: string | null;
  readonly installation: Installation;
  health: Health | null;
  readonly instances: Instance[];
  /** External author id → user id. Assumption: one author is one user for all accounts of an integration. */
  readonly authors: Map<string, number>;
}

/** What the apps API calls an installed app. */
export interface Installation {
  readonly id: number;
  readonly appId: number;
  enabled: boolean;
  settings: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  updatedAt: Instant;
}

/** What the newest health check said. */
export interface Health {
  readonly healthy: boolean;
  readonly at: Instant;
  readonly problem: string | null;
}

/** Who stopped an account; the words of the event callback. */
export const STOPPED_BY = ['error', 'api'] as const;

export interface Stop {
  readonly by: (typeof STOPPED_BY)[number];
  readonly error: string | null;
}

export interface Instance {
  readonly id: number;
  readonly integration: Integration;
  /** What the integration names when it pushes. */
  readonly pushId: string;
  name: string;
  metadata: string;
  state: string;
  /** Why it takes and sends nothing; `null` while it is at work. */
  stopped: Stop | null;
  /** Of an account that was deleted, by itself or with its integration, only its tickets are left. */
  deleted: boolean;
  needsUpdate: boolean;
  /** Pulls in a row that failed. */
  pullFailures: number;
  readonly createdAt: Instant;
}

export const isActive = (instance: Instance): boolean =>
  instance.stopped === null && !instance.deleted && instance.integration.installation.enabled;

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
    stopped: null,
    deleted: false,
    needsUpdate: false,
    pullFailures: 0,
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

/** What an integration hands over besides messages. What is not named stays as it is. */
export function takeOver(
  instance: Instance,
  given: {
    readonly metadata?: string | undefined;
    readonly state?: string | undefined;
    readonly metadata_needs_update?: boolean | undefined;
  },
): void {
  if (given.metadata !== undefined) instance.metadata = given.metadata;
  if (given.state !== undefined) instance.state = given.state;
  if (given.metadata_needs_update === true) instance.needsUpdate = true;
}

/** Takes an account out of the world; its tickets stay, and so does what they know of it. */
export function removeInstance(instance: Instance): void {
  instance.deleted = true;
  const { instances } = instance.integration;
  instances.splice(instances.indexOf(instance), 1);
}
