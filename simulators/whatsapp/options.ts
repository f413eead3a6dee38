// What can be chosen about WhatsApp where its own texts are silent or disagree.
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { Failure } from './world/failure.ts';

export interface WhatsAppOptions {
  /** Where hosted On-Premises deployments live; used for links to photos. */
  readonly onPremisesOrigin: string;
  /** A free-form message outside the window: accepted and then `failed`, or refused at once (400). */
  readonly outOfWindow: 'async' | 'sync';
  /** What else is refused at once instead of accepted and then `failed`, as far as it is known by then. */
  readonly failAtOnce: readonly Failure[];
  readonly codeValidMs: number;
  /** The least pause between two requests for a code. */
  readonly codePauseMs: number;
  /** Requests for a code in any 24 hours. */
  readonly codesPerDay: number;
  /** So many wrong codes within this time, and none is taken until it is over, not even the right one. */
  readonly codeGuesses: number;
  readonly codeGuessesWithinMs: number;
  /** Whether a code is taken with the hyphen that the SMS writes. */
  readonly codeWithHyphen: boolean;
  /** Whether Cloud takes a language without a country, such as `en`, for the words around a code. */
  readonly codeLanguageAlone: boolean;
  /** After a wrong PIN none is taken for this long. */
  readonly pinPauseMs: number;
  /** So many wrong PINs within this time, and none is taken until it is over. */
  readonly pinGuesses: number;
  readonly pinGuessesWithinMs: number;
  /** So many registrations, and so many deregistrations, within this time; one more blocks for as long. */
  readonly registersMax: number;
  readonly registersWithinMs: number;
  /** A verified number that nobody registers has to be verified again after this. */
  readonly verificationValidMs: number;
  /** From the deletion of an account in an app until its number is free. */
  readonly freedAfterMs: number;
  /** From the removal of a number from its account until it can be registered again. */
  readonly deletedForMs: number;
  /** A new display name that nobody decides on is approved after this. */
  readonly displayNameReviewMs: number;
  /** The quality of a number that has not delivered anything yet. */
  readonly unratedQuality: 'NA' | 'UNKNOWN';
  readonly sentAfterMs: number;
  readonly shownAfterMs: number;
  readonly failedAfterMs: number;
  /** Whether wa_ids differ from numbers in Brazil, Mexico and Argentina. */
  readonly waIdRewriting: boolean;
  /** How many times the vendor's rates a business may send: 1 as documented; more for load tests. */
  readonly rateFactor: number;
  /** What a message beyond the messaging limit fails with: 131064, or 131048 as before. */
  readonly limitCode: 131064 | 131048;
  /** Whether the messaging limit rises by itself when it is made use of with high quality. */
  readonly limitRises: boolean;
  /** Whether a reaction of a customer opens the window. */
  readonly reactionsOpen: boolean;
  /** How Cloud tells prices: by conversation (CBP), by message (PMP), or as was usual on the day. */
  readonly pricingModel: 'by-date' | 'CBP' | 'PMP';
  /** Whether callbacks on this machine may do without https. */
  readonly plainCallbacks: boolean;
  /** The major version of the API in whose shapes Cloud writes webhooks to an app that names none. */
  readonly webhookVersion: number;
  /** Cloud gives a webhook up after this. */
  readonly webhookHorizonMs: number;
  /** Cloud tries again at once, then after this pause, which grows by the factor up to the greatest. */
  readonly webhookFirstPauseMs: number;
  readonly webhookPauseFactor: number;
  readonly webhookPauseMaxMs: number;
  /** How much longer chance may make each pause: 0.5 is up to half as long again. */
  readonly webhookJitter: number;
  /** Cloud sends what falls due for one callback within this time in one webhook; 0 sends each alone. */
  readonly webhookBatchMs: number;
  /** Where Cloud's files are fetched from. */
  readonly mediaOrigin: string;
  /** What a message fails with whose file cannot be fetched from its address: 131053 as clients report, or 131052. */
  readonly linkCode: 131052 | 131053;
  /** A resumable upload that is not whole by then is given up. */
  readonly uploadValidMs: number;
  /** Characters in a profile's description. */
  readonly descriptionMax: number;
  /** What On-Premises answers to an accepted message. */
  readonly onPremisesSendStatus: 200 | 201;
  /** The release of the On-Premises client, such as v2.41.2: which contacts it checks, and what it answers. */
  readonly onPremisesVersion: string;
  /** How far the product has come to its end; `by-date` ends it on 2025-10-23. */
  readonly onPremisesMode: 'live' | 'registration-blocked' | 'sunset' | 'by-date';
  /** HTTP statuses of On-Premises errors other than the usual, by code; `all-200` as some clients must expect. */
  readonly onPremisesErrorStatuses: Readonly<Record<number, number>> | 'all-200';
  /** The body of what has nothing to say: by version `{"meta":…}`, `{}` or `null`. */
  readonly onPremisesSetters: 'meta' | 'empty' | 'null';
  /** Whether refused registrations are told in the words of the app's own protocol, such as `code_too_recent`. */
  readonly onPremisesAppWords: boolean;
  /** Whether On-Premises statuses tell the conversation and its price. */
  readonly onPremisesPricing: boolean;
  readonly onPremisesMediaMaxBytes: number;
  /** A hosting provider may hand a deployment over with its first password changed already. */
  readonly firstPasswordChanged: boolean;
  /** A template about which nothing else is decided is approved after this. */
  readonly templateReviewMs: number;
}

/** Each value is an assumption unless a source is named. */
export const DEFAULTS: WhatsAppOptions = {
  onPremisesOrigin: 'https://on-premises.example',
  // Third party: clients report a 200 and a later status with 131047.
  outOfWindow: 'async',
  failAtOnce: [],
  codeValidMs: 10 * MINUTE,
  codePauseMs: MINUTE,
  codesPerDay: 5,
  // No source has a limit on guesses; without one six digits could be tried out.
  codeGuesses: 10,
  codeGuessesWithinMs: HOUR,
  codeWithHyphen: false,
  // Meta's documents have both forms, its specification only the one with a country.
  codeLanguageAlone: true,
  // Meta names the refusals, and neither counts nor pauses.
  pinPauseMs: 10 * SECOND,
  pinGuesses: 5,
  pinGuessesWithinMs: HOUR,
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration
  registersMax: 10,
  registersWithinMs: 72 * HOUR,
  verificationValidMs: 14 * DAY,
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/solution-providers/migrate-existing-whatsapp-number-to-a-business-account
  freedAfterMs: 3 * MINUTE,
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes (133015)
  deletedForMs: 5 * MINUTE,
  displayNameReviewMs: MINUTE,
  unratedQuality: 'NA',
  sentAfterMs: 100,
  shownAfterMs: 300,
  // Ordinary processing follows within 999 ms, or a settled world would not have seen it.
  failedAfterMs: 900,
  // Third party; Meta says only that a wa_id may differ from the number.
  waIdRewriting: true,
  rateFactor: 1,
  // Third party: in the table of a client; Meta's own has no code for it.
  limitCode: 131064,
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/messaging-limits
  limitRises: true,
  reactionsOpen: true,
  pricingModel: 'by-date',
  // So that local tests run.
  plainCallbacks: true,
  webhookVersion: 23,
  // Meta's overview says 7 days, its page on endpoints 36 hours.
  webhookHorizonMs: 7 * DAY,
  webhookFirstPauseMs: MINUTE,
  webhookPauseFactor: 2,
  webhookPauseMaxMs: 6 * HOUR,
  webhookJitter: 0,
  webhookBatchMs: 0,
  // Third party: in recorded answers.
  mediaOrigin: 'https://lookaside.fbsbx.com',
  // Third party: what clients report from the live service; Meta's table has 131052 for what customers send.
  linkCode: 131053,
  uploadValidMs: DAY,
  // Meta's documents say 512, its Postman collections 256.
  descriptionMax: 512,
  // Third party: mocks of a real client; an unofficial specification says 200.
  onPremisesSendStatus: 201,
  onPremisesVersion: 'v2.45.1',
  onPremisesMode: 'live',
  onPremisesErrorStatuses: {},
  onPremisesSetters: 'meta',
  onPremisesAppWords: false,
  onPremisesPricing: true,
  // Newer documents; older ones say 64 MB.
  onPremisesMediaMaxBytes: 100 * 1024 * 1024,
  firstPasswordChanged: false,
  templateReviewMs: MINUTE,
};
