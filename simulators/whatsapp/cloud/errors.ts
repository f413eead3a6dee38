// Graph's refusals: code → HTTP status and title, and the envelope around them.
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { WhatsAppOptions } from '../options.ts';
import type { Failure } from '../world/failure.ts';

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const TABLE = {
  // Not in Meta's table: third party, from recorded answers.
  2500: { status: 400, title: 'Unknown path' },
  2200: { status: 400, title: 'Callback verification failed' },
  136024: { status: 400, title: 'Request code error' },
  // Assumption: its status is stated nowhere.
  136025: { status: 400, title: 'Verify code error' },
  100: { status: 400, title: 'Invalid parameter' },
  190: { status: 401, title: 'Access token has expired' },
  80007: { status: 400, title: 'Rate limit issues' },
  130429: { status: 400, title: 'Rate limit hit' },
  130472: { status: 400, title: "User's number is part of an experiment" },
  131008: { status: 400, title: 'Required parameter is missing' },
  131009: { status: 400, title: 'Parameter value is not valid' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131031: { status: 403, title: 'Account has been locked' },
  131047: { status: 400, title: 'Re-engagement message' },
  131048: { status: 400, title: 'Spam rate limit hit' },
  131049: { status: 400, title: 'Meta chose not to deliver' },
  131050: { status: 400, title: 'User stopped marketing messages' },
  131051: { status: 400, title: 'Unsupported message type' },
  131052: { status: 400, title: 'Media download error' },
  131053: { status: 400, title: 'Media upload error' },
  131056: {
    status: 400,
    title: '(Business Account, Consumer Account) pair rate limit hit',
  },
  131057: { status: 500, title: 'Account in maintenance mode' },
  // Third party: the code of a client for a messaging limit.
  131064: { status: 400, title: 'Messaging limit reached' },
  132000: { status: 400, title: 'Template Param Count Mismatch' },
  132001: { status: 404, title: 'Template does not exist' },
  132005: { status: 400, title: 'Template Hydrated Text Too Long' },
  132012: { status: 400, title: 'Template Parameter Format Mismatch' },
  132015: { status: 400, title: 'Template is Paused' },
  132016: { status: 400, title: 'Template is Disabled' },
  133005: { status: 400, title: 'Two step verification PIN Mismatch' },
  133006: { status: 400, title: 'Phone number re-verification needed' },
  133008: { status: 400, title: 'Too Many two step verification PIN Guesses' },
  133009: { status: 400, title: 'Two step verification PIN Guessed Too Fast' },
  133010: { status: 400, title: 'Phone number Not Registered' },
  133015: {
    status: 400,
    title: 'Please wait a few minutes before attempting to register this phone number',
  },
  133016: { status: 400, title: 'Account register deregister rate limit exceeded' },
  // In statuses only.
  137000: { status: 400, title: 'Recipient identity key hash mismatch' },
} as const;

export type GraphCode = keyof typeof TABLE;

export const SUBCODE = {
  /** Third party: https://developers.facebook.com/community and clients that read it. */
  noSuchObject: 33,
  /** Third party, recorded with code 100: the number is registered to an existing WhatsApp account. */
  inUse: 2388001,
  /** https://github.com/facebook/openapi: the access token has expired. */
  tokenEnded: 463,
  /** Third party, for several reasons why a number cannot be moved to an account or be one more of it. */
  notMovable: 2388103,
  /** Third party: the number is in this WhatsApp Business Account already. */
  numberExists: 2388012,
  /** Third party: asked again too soon. */
  tooSoon: 2388091,
  /** Third party: asked too many times. */
  tooMany: 2388367,
  /** Assumption: Meta's code for a number whose deletion has not ended yet, here as a subcode. */
  beingFreed: 133015,
} as const;

export interface Refusal {
  readonly details: string;
  readonly message?: string;
  readonly type?: string;
  readonly subcode?: number;
  readonly userTitle?: string;
  readonly userMessage?: string;
  /** Also given as `Retry-After` (assumption), so that a client can show the wait. */
  readonly waitMs?: number | undefined;
}

/** Meta writes these two without their number in front. */
const UNNUMBERED: ReadonlySet<number> = new Set([136024, 136025]);

export function refuse(context: Context, code: GraphCode, refusal: Refusal): Response {
  const { status, title } = TABLE[code];
  const { subcode, userTitle, userMessage, waitMs } = refusal;
  const message = refusal.message ?? (UNNUMBERED.has(code) ? title : `(#${code}) ${title}`);
  const body = {
    error: {
      message,
      type: refusal.type ?? 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: refusal.details },
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      ...(userMessage === undefined ? {} : { is_transient: false }),
      ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
      ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
      fbtrace_id: `A${context.ids.hex(22)}`,
    },
  };
  return json(status, body, waitMs === undefined ? {} : { 'retry-after': `${seconds(waitMs)}` });
}

/** Whole seconds, so that after them the wait is really over. */
export const seconds = (ms: number): number => Math.ceil(ms / 1000);

interface WebhookFailure {
  readonly code: GraphCode;
  /** Where webhooks title it otherwise than answers. */
  readonly title?: string;
  readonly details: string;
}

/** Why a message failed, as statuses say it. */
const FAILURES_IN_WORDS: Readonly<Record<Failure, WebhookFailure>> = {
  'window-closed': {
    code: 131047,
    details: 'The customer last wrote more than 24 hours ago; only a template can be sent.',
  },
  'no-whatsapp': {
    code: 131026,
    details: 'The recipient cannot receive this message: no WhatsApp account answers.',
  },
  'old-client': {
    code: 131026,
    details: "The recipient cannot receive this message: the recipient's app is too old.",
  },
  'limit-reached': {
    code: 131064,
    details: 'As many customers as the limit allows were written to first within 24 hours.',
  },
  'media-download': { code: 131052, details: 'The file could not be fetched from its address.' },
  'media-type': {
    code: 131053,
    details: 'The file is empty, too large, or not of a type that this kind of message takes.',
  },
  'reaction-target': { code: 131009, details: 'There is no message that could be reacted to.' },
  'identity-changed': {
    code: 137000,
    details: "The customer's security code is not the one that was given.",
  },
  experiment: { code: 130472, details: 'The customer takes part in an experiment.' },
  ecosystem: { code: 131049, details: 'Held back to keep the customer engaged with WhatsApp.' },
  'marketing-stopped': { code: 131050, details: 'The customer stopped marketing messages.' },
};

export function failureOf(
  failure: Failure,
  options: Pick<WhatsAppOptions, 'limitCode' | 'linkCode'>,
): WebhookFailure {
  const { code, details } = FAILURES_IN_WORDS[failure];
  if (failure === 'limit-reached') return { code: options.limitCode, details };
  return { code: failure === 'media-download' ? options.linkCode : code, details };
}

/** An error inside a webhook. */
export function webhookError(failure: WebhookFailure): unknown {
  const { code, details } = failure;
  const { title } = failure.title === undefined ? TABLE[code] : failure;
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

/** A message of a type that the platform does not hand on. */
export const UNSUPPORTED: WebhookFailure = {
  code: 131051,
  title: 'Message type unknown',
  details: 'Messages of this type are not handed on.',
};

/** A customer's file beyond what the platform hands on. */
export const FILE_TOO_LARGE: WebhookFailure = {
  code: 131052,
  details: 'The file is larger than 100 MB; ask the customer for a smaller one.',
};
