// What the back office keeps: who has hosting, what it was charged, what customers told, which letters are under way.
import type { NameWarning } from '../../domain/display-name.ts';
import type { Charge } from '../../domain/hosting.ts';
import type { Given } from '../../domain/intake.ts';
import type { EligibleNumber } from '../../domain/phone-number.ts';

/** A customer as the account manager's order has it. */
export interface CompanyRecord {
  /** Zendesk subdomain. */
  readonly customer: string;
  /** The name it goes by in business. */
  readonly name: string;
  /** Mail address. */
  readonly contact: string;
}

/** A number whose hosting has been bought. */
export interface HostingRecord {
  readonly customer: string;
  readonly number: EligibleNumber;
  readonly boughtAt: number;
  /** For how many months it has been charged. */
  readonly charged: number;
  /** The letter that asks for its information is on its way, or is not needed. */
  readonly asked: boolean;
  readonly tasksDoneAt?: number;
  readonly deploymentReadyAt?: number;
  /** When the letter with the deployment ID was written. */
  readonly mailedAt?: number;
}

export interface ChargeRecord extends Charge {
  readonly at: number;
}

/** One number's information, as far as it has been given. */
export interface IntakeRecord {
  readonly id: string;
  readonly customer: string;
  readonly given: Given;
  readonly number?: EligibleNumber;
  readonly warnings: readonly NameWarning[];
  readonly completeAt?: number;
}

/** A letter of ours that can be answered. */
export interface LetterThread {
  readonly customer: string;
  /** The intake that it speaks of. */
  readonly intake?: string;
}

/** A letter on its way to the post. */
export interface PostRecord {
  /** Its message id, so that a second try is no second letter. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo: string | null;
  readonly notBefore: number;
  readonly failures: number;
}
