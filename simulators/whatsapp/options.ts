// What can be chosen about WhatsApp where its own texts are silent or disagree.
import { DAY, MINUTE } from '../../src/kernel/clock.ts';

export interface WhatsAppOptions {
  /** Where hosted On-Premises deployments live; used for links to photos. */
  readonly onPremisesOrigin: string;
  /** A free-form message outside the window: accepted and then `failed`, or refused at once (400). */
  readonly outOfWindow: 'async' | 'sync';
  readonly codeValidMs: number;
  /** The least pause between two requests for a code. */
  readonly codePauseMs: number;
  /** Requests for a code in any 24 hours. */
  readonly codesPerDay: number;
  /** A verified number that nobody registers has to be verified again after this. */
  readonly verificationValidMs: number;
  /** From the deletion of an account in an app until its number is free. */
  readonly freedAfterMs: number;
  readonly sentAfterMs: number;
  readonly shownAfterMs: number;
  readonly failedAfterMs: number;
  /** Whether wa_ids differ from numbers in Brazil, Mexico and Argentina. */
  readonly waIdRewriting: boolean;
  /** How many times the vendor's rates a business may send: 1 as documented; more for load tests. */
  readonly rateFactor: number;
  /** What a message beyond the messaging limit fails with: 131064, or 131048 as before. */
  readonly limitCode: 131064 | 131048;
  /** The major version of the API in whose shapes Cloud writes webhooks to an app that names none. */
  readonly webhookVersion: number;
  /** Cloud gives a webhook up after this. */
  readonly webhookHorizonMs: number;
  /** Characters in a profile's description. */
  readonly descriptionMax: number;
  /** What On-Premises answers to an accepted message. */
  readonly onPremisesSendStatus: 200 | 201;
  /** A hosting provider may hand a deployment over with its first password changed already. */
  readonly firstPasswordChanged: boolean;
}

/** Each value is an assumption unless a source is named. */
export const DEFAULTS: WhatsAppOptions = {
  onPremisesOrigin: 'https://on-premises.example',
  // Third party: clients report a 200 and a later status with 131047.
  outOfWindow: 'async',
  codeValidMs: 10 * MINUTE,
  codePauseMs: MINUTE,
  codesPerDay: 5,
  verificationValidMs: 14 * DAY,
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/migrate-existing-whatsapp-number-to-a-business-account
  freedAfterMs: 3 * MINUTE,
  sentAfterMs: 100,
  shownAfterMs: 300,
  // Ordinary processing follows within 999 ms, or a settled world would not have seen it.
  failedAfterMs: 900,
  // Third party; Meta says only that a wa_id may differ from the number.
  waIdRewriting: false,
  rateFactor: 1,
  // Third party: in the table of a client; Meta's own has no code for it.
  limitCode: 131064,
  webhookVersion: 23,
  // Meta's overview says 7 days, its page on endpoints 36 hours.
  webhookHorizonMs: 7 * DAY,
  // Meta's documents say 512, its Postman collections 256.
  descriptionMax: 512,
  // Third party: mocks of a real client; an unofficial specification says 200.
  onPremisesSendStatus: 201,
  firstPasswordChanged: false,
};
