// A hosted On-Premises client: one number, its own users, settings and memory of contacts.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { BusinessNumber } from './business-number.ts';
import { newUsers, type Users } from './client-user.ts';
import { type Lane, newLane } from './lane.ts';
import type { TemplateBook } from './template.ts';

export const AUTO_DOWNLOADS = ['audio', 'document', 'image', 'sticker', 'video', 'voice'] as const;
export type AutoDownload = (typeof AUTO_DOWNLOADS)[number];

export interface Settings {
  readonly webhookUrl: string;
  readonly concurrentMax: number;
  /** Which statuses are told; `sent` is off by default. */
  readonly tells: { readonly sent: boolean; readonly delivered: boolean; readonly read: boolean };
  readonly retryStepMs: number;
  readonly retryCapMs: number;
  readonly persist: boolean;
  /** Files that are fetched before the business is told of them. */
  readonly autoDownload: readonly AutoDownload[];
  readonly tellsNumberChange: boolean;
  /** Tells when a customer's security code changes, and holds back what is sent until that is acknowledged. */
  readonly tellsIdentityChange: boolean;
  /** What stands here is kept and read back; nothing comes of it. */
  readonly garbage: { readonly media: boolean; readonly messages: boolean };
  readonly heartbeatS: number;
  readonly unhealthyS: number;
  readonly verbose: boolean;
  readonly logLevel: string;
}

export const FIRST_SETTINGS: Settings = {
  webhookUrl: '',
  concurrentMax: 6,
  tells: { sent: false, delivered: true, read: true },
  retryStepMs: 3_000,
  retryCapMs: 900_000,
  persist: true,
  autoDownload: [],
  // Assumption: neither is told until it is asked for.
  tellsNumberChange: false,
  tellsIdentityChange: false,
  garbage: { media: false, messages: true },
  heartbeatS: 5,
  unhealthyS: 30,
  verbose: false,
  logLevel: 'info',
};

/** Where files that are sent by their address come from, and how one logs in there. */
export interface MediaProvider {
  readonly name: string;
  readonly type: string;
  readonly config:
    | { readonly bearer: string }
    | { readonly basic: { readonly username: string; readonly password: string } };
}

export const SHARDS = [1, 2, 4, 8, 16, 32] as const;

/** What a check of a number came to, and when. */
export interface ContactCheck {
  readonly status: 'valid' | 'invalid';
  readonly at: Instant;
}

/** The security code of a customer as the client knows it. */
export interface KnownIdentity {
  readonly hash: string;
  readonly at: Instant;
  acknowledged: boolean;
}

/** A legal entity, as it was given. */
export type Compliance = Readonly<Record<string, unknown>>;

export interface Deployment {
  readonly id: string;
  readonly number: BusinessNumber;
  readonly certificate: string;
  /** The templates of the account that it sends for. */
  readonly book: TemplateBook;
  /** For those who watch over it. */
  readonly apiKey: string | undefined;
  readonly startedAt: Instant;
  readonly users: Users;
  settings: Settings;
  /** Its webhooks on their way. */
  readonly callbacks: Lane;
  shards: (typeof SHARDS)[number];
  /** By name. */
  readonly providers: Map<string, MediaProvider>;
  compliance: Compliance | undefined;
  /** By phone number; before v2.43 only. */
  readonly checks: Map<string, ContactCheck>;
  /** By phone number; while changes are told. */
  readonly identities: Map<string, KnownIdentity>;
  /** How often its contacts were given a new security code: with each restoration. */
  keys: number;
}

export const newDeployment = (
  given: Pick<Deployment, 'id' | 'number' | 'certificate' | 'book' | 'apiKey' | 'startedAt'> & {
    readonly password: string;
    readonly passwordMustChange: boolean;
  },
): Deployment => ({
  id: given.id,
  number: given.number,
  certificate: given.certificate,
  book: given.book,
  apiKey: given.apiKey,
  startedAt: given.startedAt,
  users: newUsers(given.password, given.passwordMustChange),
  settings: FIRST_SETTINGS,
  callbacks: newLane(),
  shards: 1,
  providers: new Map(),
  compliance: undefined,
  checks: new Map(),
  identities: new Map(),
  keys: 0,
});

/** https://developers.facebook.com/docs/whatsapp/on-premises/reference/health */
const API_KEY = { min: 12, max: 128 } as const;

export const isApiKey = (key: string): boolean =>
  key.length >= API_KEY.min && key.length <= API_KEY.max;

export function changeSettings(deployment: Deployment, settings: Settings): void {
  deployment.settings = settings;
  deployment.number.identityCheck = settings.tellsIdentityChange;
}
