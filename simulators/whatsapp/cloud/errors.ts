// Graph's refusals: code → HTTP status and title, and the envelope around them.
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Failure } from '../world/notice.ts';

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
  131009: { status: 400, title: 'Parameter value is not valid' },
  131021: { status: 400, title: 'Recipient cannot be sender' },
  131026: { status: 400, title: 'Message undeliverable' },
  131047: { status: 400, title: 'Re-engagement message' },
  131051: { status: 400, title: 'Unsupported message type' },
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
} as const;

export type GraphCode = keyof typeof TABLE;

export const SUBCODE = {
  /** Third party: https://developers.facebook.com/community and clients that read it. */
  noSuchObject: 33,
  /** Third party, recorded with code 100: the number is registered to an existing WhatsApp account. */
  inUse: 2388001,
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
      ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
      ...(userMessage === undefined ? {} : { error_user_msg: userMessage }),
      fbtrace_id: `A${context.ids.hex(22)}`,
    },
  };
  return json(status, body, waitMs === undefined ? {} : { 'retry-after': `${seconds(waitMs)}` });
}

/** Whole seconds, so that after them the wait is really over. */
export const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** Why a message failed, as statuses say it. */
export const FAILURE: Readonly<Record<Failure, { code: GraphCode; details: string }>> = {
  'window-closed': {
    code: 131047,
    details: 'The customer last wrote more than 24 hours ago; only a template can be sent.',
  },
  'no-whatsapp': {
    code: 131026,
    details: 'The recipient cannot receive this message: no WhatsApp account answers.',
  },
};

/** An error inside a webhook. */
export function webhookError(failure: Failure): unknown {
  const { code, details } = FAILURE[failure];
  const { title } = TABLE[code];
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}
