// What WhatsApp tells a business: a customer wrote, something became of a message, or an account changed.
import type { Instant } from '../../../src/kernel/clock.ts';
import type { Business } from './business.ts';
import type { BusinessNumber } from './business-number.ts';
import type { CustomerContent } from './content.ts';
import type { Failure } from './failure.ts';
import type { Template } from './template.ts';

export const STATUSES = ['sent', 'delivered', 'read', 'failed'] as const;
export type Status = (typeof STATUSES)[number];

/** How a customer came: by an advertisement that opens a chat. */
export interface Referral {
  readonly url: string;
  readonly id: string;
  readonly headline: string;
  readonly body: string;
  /** The id of the click on it. */
  readonly click?: string;
}

export interface Inbound {
  readonly kind: 'inbound';
  readonly id: string;
  /** wa_id. */
  readonly from: string;
  readonly name: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly content: CustomerContent;
  /** The message of the business that the customer answers, if any. */
  readonly context: string | undefined;
  readonly forwarded: boolean;
  readonly referral: Referral | undefined;
  /** The security code of the customer, for a number that asked to check it. */
  readonly identity: string | undefined;
}

/** A customer took the account to another number: no message, and no window opens. */
export interface NumberChanged {
  readonly kind: 'number-changed';
  readonly id: string;
  /** wa_ids. */
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly timestamp: number;
}

/** What a message costs, and in which conversation it counts. */
export interface Billing {
  readonly conversation: string;
  readonly category: 'authentication' | 'marketing' | 'utility' | 'service' | 'referral_conversion';
  readonly type: 'regular' | 'free_customer_service' | 'free_entry_point';
  /** Epoch seconds: when the conversation ends. */
  readonly ends: number;
}

export interface StatusChange {
  readonly kind: 'status';
  readonly id: string;
  /** wa_id. */
  readonly to: string;
  readonly status: Status;
  /** Epoch seconds. */
  readonly timestamp: number;
  /** With `sent` and `delivered`. */
  readonly billing: Billing | undefined;
  readonly failure: Failure | undefined;
  /** What the business asked to have sent back with each status. */
  readonly echo: string | undefined;
  /** The security code of the customer, for a number that asked to check it. */
  readonly identity: string | undefined;
}

export type Notice = Inbound | NumberChanged | StatusChange;

export type Notify = (number: BusinessNumber, notice: Notice) => void;

export const QUALITY_EVENTS = [
  'flagged',
  'unflagged',
  'upgrade',
  'downgrade',
  'throughput-upgrade',
] as const;

export const ACCOUNT_EVENTS = [
  'account-deleted',
  'account-violation',
  'disabled',
  'reinstated',
  'scheduled-for-disable',
] as const;

/** `reset`: two-step verification was switched off by the link in an e-mail, which had to be asked for. */
export const PIN_EVENTS = ['changed', 'reset-asked', 'reset'] as const;

export const TEMPLATE_EVENTS = [
  'approved',
  'rejected',
  'paused',
  'disabled',
  'pending',
  'reinstated',
  'flagged',
  'in-appeal',
  'pending-deletion',
  'deleted',
] as const;

/** What is told of an account and what belongs to it, rather than of a message. Cloud only. */
export type AccountNotice =
  | {
      readonly kind: 'template-status';
      readonly template: Template;
      readonly event: (typeof TEMPLATE_EVENTS)[number];
      readonly reason: string;
      /** Which pause it is, or that one is over. */
      readonly title?: string;
      /** What to do about a rejection for the format. */
      readonly recommendation?: string;
    }
  | { readonly kind: 'template-quality'; readonly template: Template; readonly previous: string }
  | { readonly kind: 'template-category'; readonly template: Template; readonly previous: string }
  /** It will be changed at `due`. */
  | {
      readonly kind: 'template-category-due';
      readonly template: Template;
      readonly correct: string;
      readonly due: Instant;
    }
  | {
      readonly kind: 'name-decided';
      readonly number: BusinessNumber;
      readonly decision: 'approved' | 'declined' | 'pending' | 'deferred';
      readonly requested: string;
      readonly reason: string | undefined;
    }
  | {
      readonly kind: 'number-quality';
      readonly number: BusinessNumber;
      readonly event: (typeof QUALITY_EVENTS)[number];
      /** The messaging limit before and now. */
      readonly previous: string;
      readonly current: string;
    }
  | {
      readonly kind: 'account';
      readonly event: (typeof ACCOUNT_EVENTS)[number];
      readonly number: BusinessNumber | undefined;
      readonly violation: string | undefined;
    }
  | { readonly kind: 'review'; readonly decision: 'approved' | 'rejected' | 'pending' | 'deferred' }
  | { readonly kind: 'capability'; readonly tier: string; readonly numbersMax: number }
  | {
      readonly kind: 'pin-changed';
      readonly number: BusinessNumber;
      readonly event: (typeof PIN_EVENTS)[number];
    };

export type Announce = (business: Business, notice: AccountNotice) => void;
