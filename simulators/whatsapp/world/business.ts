// A WhatsApp Business Account with the app that works for it: Cloud's side of a business.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { BusinessNumber } from './business-number.ts';
import type { Portfolio } from './portfolio.ts';
import type { TemplateBook } from './template.ts';

export interface Business {
  readonly id: string;
  readonly appId: string;
  readonly name: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly numbers: Map<string, BusinessNumber>;
  readonly uploads: Map<string, Upload>;
  readonly portfolio: Portfolio;
  readonly book: TemplateBook;
  /** `undefined` while the app is not subscribed; without a callback nothing is sent. */
  subscription: Subscription | undefined;
}

export interface Subscription {
  readonly callback: string | undefined;
  readonly since: Instant;
  /** The major version of the API in whose shapes webhooks are written. */
  readonly version: number;
}

/** A file on its way up, piece by piece. */
export interface Upload {
  readonly id: string;
  readonly type: string;
  readonly length: number;
  bytes: Uint8Array;
  /** Given out when all of it is there. */
  handle: string | undefined;
}
