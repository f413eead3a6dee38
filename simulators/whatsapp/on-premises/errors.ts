// On-Premises' refusals: code → HTTP status and title, and the body around them.
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Context } from '../context.ts';
import type { Failure } from '../world/failure.ts';

const metaOf = ({ options }: Context) => ({
  api_status: 'stable',
  version: options.onPremisesVersion,
});

/** Titles from Meta's table of errors; the HTTP statuses are an assumption, since Meta lists codes only. */
const TABLE = {
  470: { status: 400, title: 'Re-engagement message' },
  471: { status: 400, title: 'Spam rate limit hit' },
  472: { status: 400, title: "User's number is part of an experiment" },
  480: { status: 400, title: 'User potentially changed' },
  500: { status: 500, title: 'Generic error' },
  501: { status: 400, title: 'Message type is not currently supported' },
  1001: { status: 400, title: 'Message too long' },
  1002: { status: 400, title: 'Invalid recipient type' },
  1005: { status: 403, title: 'Access denied' },
  1006: { status: 404, title: 'Resource not found' },
  1008: { status: 400, title: 'Required parameter is missing' },
  1009: { status: 400, title: 'Parameter value is not valid' },
  1010: { status: 400, title: 'Parameter is not required' },
  1011: { status: 503, title: 'Service not ready' },
  1013: { status: 400, title: 'User is not valid' },
  1014: { status: 500, title: 'Internal error' },
  1015: { status: 429, title: 'Too many requests' },
  1024: { status: 403, title: 'Password Change Required' },
  1025: { status: 400, title: 'Invalid Request' },
  1026: { status: 400, title: 'Receiver incapable' },
  1028: {
    status: 400,
    title: 'A user_identity_changed system notification requires acknowledgement',
  },
  1031: { status: 403, title: 'Sender account has been locked' },
  2000: { status: 400, title: 'Template Param Count Mismatch' },
  2001: { status: 400, title: 'Template Missing' },
  2005: { status: 400, title: 'Template Hydrated Text Too Long' },
  2008: { status: 400, title: 'Media Format Unsupported' },
  2012: { status: 400, title: 'Parameter Format Mismatch' },
  2014: { status: 400, title: 'Expected Namespace is Empty' },
  2015: { status: 400, title: 'Invalid number of sections' },
  2016: { status: 400, title: 'Invalid number of rows' },
  2036: { status: 400, title: 'Invalid Header Structure' },
  2061: { status: 400, title: 'Template Paused' },
  2062: { status: 400, title: 'Template Disabled' },
  400: { status: 400, title: 'Media download error' },
} as const;

export type ErrorCode = keyof typeof TABLE;

/** What is wrong with a call, before it is said in an answer. */
export interface Problem {
  readonly code: ErrorCode;
  readonly details: string;
}

export const isProblem = (value: object): value is Problem => 'code' in value && 'details' in value;

function statusOf({ options }: Context, code: ErrorCode): number {
  const { onPremisesErrorStatuses: chosen } = options;
  return chosen === 'all-200' ? 200 : (chosen[code] ?? TABLE[code].status);
}

/** `waitMs` is also given as `Retry-After` (assumption), so that a client can show the wait. */
export function refuse(
  context: Context,
  code: ErrorCode,
  details: string,
  more: { readonly status?: number; readonly waitMs?: number | undefined } = {},
): Response {
  const { waitMs } = more;
  return json(
    more.status ?? statusOf(context, code),
    { meta: metaOf(context), errors: [{ code, title: TABLE[code].title, details }] },
    waitMs === undefined ? {} : { 'retry-after': `${seconds(waitMs)}` },
  );
}

export const refused = (context: Context, { code, details }: Problem): Response =>
  refuse(context, code, details);

/** Whole seconds, so that after them the wait is really over. */
export const seconds = (ms: number): number => Math.ceil(ms / 1000);

export const FAILURE: Readonly<Record<Failure, { code: ErrorCode; details: string }>> = {
  'window-closed': {
    code: 470,
    details: 'The customer last wrote more than 24 hours ago; only a template can be sent.',
  },
  'no-whatsapp': { code: 1026, details: 'No WhatsApp account answers for the recipient.' },
  'old-client': { code: 1026, details: "The recipient's app is too old for this message." },
  'limit-reached': { code: 471, details: 'As many customers as allowed were written to first.' },
  'media-download': { code: 400, details: 'The file could not be fetched from its address.' },
  'media-type': { code: 400, details: 'The file is not of a type that can be sent.' },
  'reaction-target': { code: 1009, details: 'There is no message that could be reacted to.' },
  'identity-changed': { code: 480, details: "The recipient's security code has changed." },
  experiment: { code: 472, details: 'The recipient takes part in an experiment.' },
  ecosystem: { code: 500, details: 'Held back to keep the recipient engaged with WhatsApp.' },
  'marketing-stopped': { code: 500, details: 'The recipient stopped marketing messages.' },
};

/** An error inside a callback. */
export function callbackError(failure: Failure): unknown {
  const { code, details } = FAILURE[failure];
  return { code, title: TABLE[code].title, details };
}

/** A customer's message that the client cannot read. */
export const unreadable = (): unknown => ({
  code: 501,
  title: TABLE[501].title,
  details: 'The customer sent something that this client cannot show.',
});

export const ok = (
  context: Context,
  body: Readonly<Record<string, unknown>> = {},
  status = 200,
): Response => json(status, { ...body, meta: metaOf(context) });

/** A setter has nothing to say; how it says so differs by version. */
export function done(context: Context, status = 200): Response {
  switch (context.options.onPremisesSetters) {
    case 'meta':
      return ok(context, {}, status);
    case 'empty':
      return json(status, {});
    case 'null':
      return json(status, null);
  }
}
