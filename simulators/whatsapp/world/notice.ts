// What WhatsApp tells a business: a customer wrote, or something became of a message.
import type { BusinessNumber } from './business-number.ts';

/** What a customer can send. More types follow. */
export type CustomerMessage = { readonly type: 'text'; readonly text: string };

export const STATUSES = ['sent', 'delivered', 'read', 'failed'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a message that was accepted did not arrive. */
export const FAILURES = ['window-closed', 'no-whatsapp'] as const;
export type Failure = (typeof FAILURES)[number];

export interface Inbound {
  readonly kind: 'inbound';
  readonly id: string;
  /** Digits only. */
  readonly from: string;
  readonly name: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly message: CustomerMessage;
}

export interface StatusChange {
  readonly kind: 'status';
  readonly id: string;
  /** Digits only. */
  readonly to: string;
  readonly status: Status;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly conversation: string;
  readonly failure: Failure | undefined;
  /** What the business asked to have sent back with each status. */
  readonly echo: string | undefined;
}

export type Notice = Inbound | StatusChange;

export type Notify = (number: BusinessNumber, notice: Notice) => void;
