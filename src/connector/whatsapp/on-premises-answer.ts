// What the On-Premises API's answers mean. Codes: https://developers.facebook.com/docs/whatsapp/api/errors
import { z } from 'zod';
import { jsonOf, type Response } from '../../kernel/wire.ts';
import { retryAfterS, succeeded } from '../attempt.ts';
import { type FailureKind, failed, type Outcome } from './client.ts';

const ERRORS = z.object({
  errors: z.array(
    z.object({ code: z.number(), title: z.string().optional(), details: z.string().optional() }),
  ),
});

/** What an error means in this call, where that differs from its meaning elsewhere. */
export type Meanings = (code: number, details: string) => FailureKind | undefined;
export const NO_MEANINGS: Meanings = () => undefined;

/** Passes by itself: busy, not ready, too many requests (W1). */
const BUSY: ReadonlySet<number> = new Set([429, 1000, 1011, 1014, 1015, 1016, 1017, 1018, 1023]);
const WINDOW_CLOSED = 470;

function kindOf(code: number, status: number): FailureKind {
  if (code === WINDOW_CLOSED) return 'window-closed';
  return BUSY.has(code) || status === 429 || status >= 500 ? 'unreachable' : 'denied';
}

/** Errors may come with a 200 as well. Nearly every answer has none, and a failed parse is a costly way to see that. */
const errorIn = (body: unknown): z.output<typeof ERRORS>['errors'][number] | undefined =>
  typeof body === 'object' && body !== null && 'errors' in body
    ? ERRORS.safeParse(body).data?.errors[0]
    : undefined;

/** Takes what is wanted out of a 2xx answer; `undefined` when it is not there. */
export type Wanted<Value> = (body: unknown, status: number) => Value | undefined;

export function readOnPremises<Value>(
  response: Response,
  wanted: Wanted<Value>,
  meanings: Meanings,
): Outcome<Value> {
  const body = jsonOf(response);
  const wait = retryAfterS(response);
  const error = errorIn(body);
  if (error !== undefined) {
    const { code, title = '', details = title } = error;
    const kind = meanings(code, details) ?? kindOf(code, response.status);
    return failed(kind, code, details, wait);
  }
  if (!succeeded(response)) {
    const passing = response.status === 429 || response.status >= 500;
    return failed(passing ? 'unreachable' : 'denied', 0, `HTTP ${response.status}`, wait);
  }
  const value = wanted(body, response.status);
  return value === undefined ? failed('in-doubt', 0, 'unreadable answer') : { ok: value };
}
