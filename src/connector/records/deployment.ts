// A hosted deployment as the back office hands it over, and how far connecting it has come.
import type { MovePhase } from '../../domain/move.ts';
import type { Day } from '../../domain/number-past.ts';
import type { EligibleNumber } from '../../domain/phone-number.ts';
import type { Method } from '../../domain/verification.ts';

export interface CloudAccess {
  readonly dialect: 'cloud';
  readonly baseUrl: string;
  readonly version: string;
  readonly wabaId: string;
  readonly accessToken: string;
  readonly appSecret: string;
}

export interface OnPremisesAccess {
  readonly dialect: 'on-premises';
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly certificate: string;
}

export type WhatsAppAccess = CloudAccess | OnPremisesAccess;

export interface AskedCode {
  readonly method: Method;
  /** ms */
  readonly at: number;
  /** False when WhatsApp's answer was lost, so that nobody knows whether a code is under way. */
  readonly sure: boolean;
}

export interface DeploymentRecord {
  readonly deploymentId: string;
  /** Zendesk subdomain. */
  readonly customer: string;
  readonly displayName: string;
  readonly number: EligibleNumber;
  readonly whatsapp: WhatsAppAccess;
  /** What the customer said of the number when it was handed over. */
  readonly behindIvr?: boolean | undefined;
  readonly registeredByHand?: boolean | undefined;
  /** Cloud: for another account, from which it is to be taken over. */
  readonly registeredElsewhere?: boolean | undefined;
  readonly lastOnWhatsApp?: Day | undefined;
  /** Moved to Cloud: the client that it was hosted on, whose last webhooks may still be on their way. */
  readonly movedFrom?: OnPremisesAccess;
  /** Cloud: the phone number id, once the number has been found or added. */
  readonly numberId?: string;
  readonly asked?: AskedCode;
  /** Two-step PIN, minted before it is first used, so that a lost answer cannot lock us out. */
  readonly pin?: string;
  readonly accountId?: string;
}

/** How an On-Premises client is entered now; the password is kept before it is first used. */
export interface LoginRecord {
  readonly password: string;
  readonly token?: string;
}

/** A move to Cloud under way. */
export interface MoveRecord {
  readonly deploymentId: string;
  readonly to: CloudAccess;
  readonly phase: MovePhase;
  /** The number's id at Cloud, once it has been found or added there. */
  readonly numberId?: string;
}
