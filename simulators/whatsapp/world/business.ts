// A WhatsApp Business Account with the app that works for it: Cloud's side of a business.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { BusinessNumber } from './business-number.ts';
import type { Portfolio } from './portfolio.ts';
import type { TemplateBook } from './template.ts';
import type { Uploads } from './upload.ts';

export const ACCOUNT_REVIEWS = ['approved', 'rejected', 'pending', 'deferred'] as const;
export type AccountReview = (typeof ACCOUNT_REVIEWS)[number];

/** What lets an app act for a business. */
export interface AccessToken {
  readonly business: Business;
  readonly kind: 'system-user' | 'app';
  readonly issuedAt: Instant;
  /** `undefined` for one that does not expire. */
  readonly endsAt: Instant | undefined;
}

export const tokenEnded = ({ endsAt }: AccessToken, now: Instant): boolean =>
  endsAt !== undefined && now >= endsAt;

export interface Business {
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly numbers: Map<string, BusinessNumber>;
  readonly uploads: Uploads;
  readonly portfolio: Portfolio;
  readonly book: TemplateBook;
  /** What Meta has decided on the account; a business that is made here has been let in. */
  review: AccountReview;
  /** `undefined` while the app is not subscribed to the account: then nothing is sent. */
  subscription: Subscription | undefined;
  /** Calls about the account within this hour (hours since 1970). */
  readonly calls: { hour: number; used: number };
  /** What the app takes, of every account that it is subscribed to. */
  app: AppWebhook;
  /** Callbacks of single numbers, by the id of the number. */
  readonly overrides: Map<string, string>;
  /** What waits to leave together, by callback. */
  readonly batches: Map<string, Batch>;
}

export interface Subscription {
  /** Goes before the app's own. */
  readonly callback: string | undefined;
  readonly since: Instant;
  /** The major version of the API in whose shapes webhooks are written. */
  readonly version: number;
}

export interface AppWebhook {
  readonly callback: string | undefined;
  /** The topics that it takes, and since which version each; `undefined` takes them all. */
  readonly topics: ReadonlyMap<string, number> | undefined;
}

/** An app that nobody has set up takes everything, and has no callback of its own. */
export const FIRST_APP: AppWebhook = { callback: undefined, topics: undefined };

/** Updates that leave in one webhook. */
export interface Batch {
  readonly updates: Update[];
  /** What they come to when each is written alone: together they are shorter. */
  bytes: number;
}

/** One thing that a business is told, in the words of its dialect. */
export interface Update {
  readonly topic: string;
  readonly value: unknown;
  /** Epoch seconds; only what concerns an account carries it. */
  readonly time: number | undefined;
}

/** Where something is told now: the number's callback, else the account's, else the app's. */
export function callbackFor(
  { subscription, app, overrides }: Business,
  topic: string,
  number: string | undefined,
): string | undefined {
  if (subscription === undefined) return undefined;
  if (app.topics !== undefined && !app.topics.has(topic)) return undefined;
  const own = number === undefined ? undefined : overrides.get(number);
  return own ?? subscription.callback ?? app.callback;
}
