// On-Premises' refusals: code → HTTP status and title, and the body around them.
import { json, type Response } from '../../../src/kernel/wire.ts';
import type { Failure } from '../world/notice.ts';

export const META = { api_status: 'stable', version: 'v2.45.1' } as const;

/** Titles from Meta's table of errors; the HTTP statuses are an assumption, since Meta lists codes only. */
const TABLE = {
  470: { status: 400, title: 'Re-engagement message' },
  501: { status: 400, title: 'Message type is not currently supported' },
  1001: { status: 400, title: 'Message too long' },
  1005: { status: 403, title: 'Access denied' },
  1006: { status: 404, title: 'Resource not found' },
  1008: { status: 400, title: 'Required parameter is missing' },
  1009: { status: 400, title: 'Parameter value is not valid' },
  1011: { status: 503, title: 'Service not ready' },
  1013: { status: 400, title: 'User is not valid' },
  1015: { status: 429, title: 'Too many requests' },
  1024: { status: 403, title: 'Password Change Required' },
  1025: { status: 400, title: 'Invalid Request' },
  1026: { status: 400, title: 'Receiver incapable' },
} as const;

export type ErrorCode = keyof typeof TABLE;

/** `waitMs` is also given as `Retry-After` (assumption), so that a client can show the wait. */
export function refuse(
  code: ErrorCode,
  details: string,
  more: { readonly status?: number; readonly waitMs?: number | undefined } = {},
): Response {
  const { status, title } = TABLE[code];
  const { waitMs } = more;
  return json(
    more.status ?? status,
    { meta: META, errors: [{ code, title, details }] },
    waitMs === undefined ? {} : { 'retry-after': `${seconds(waitMs)}` },
  );
}

/** Whole seconds, so that after them the wait is really over. */
export const seconds = (ms: number): number => Math.ceil(ms / 1000);

export const FAILURE: Readonly<Record<Failure, { code: ErrorCode; details: string }>> = {
  'window-closed': {
    code: 470,
    details: 'The customer last wrote more than 24 hours ago; only a template can be sent.',
  },
  'no-whatsapp': { code: 1026, details: 'No WhatsApp account answers for the recipient.' },
};

/** An error inside a callback. */
export function callbackError(failure: Failure): unknown {
  const { code, details } = FAILURE[failure];
  return { code, title: TABLE[code].title, details };
}

export const ok = (body: Readonly<Record<string, unknown>> = {}, status = 200): Response =>
  json(status, { ...body, meta: META });
