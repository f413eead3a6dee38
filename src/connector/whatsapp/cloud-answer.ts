// What the Cloud API's answers mean. Codes: https://developers.facebook.com/documentation/business-messaging/whatsapp/ (error codes).
import { z } from 'zod';
import { jsonOf, type Request, type Response, type Send } from '../../kernel/wire.ts';
import { attempt, retryAfterS, succeeded } from '../attempt.ts';
import { type FailureKind, failed, type Outcome } from './client.ts';

const ERROR = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional(),
    message: z.string().optional(),
    error_user_msg: z.string().optional(),
    error_data: z.object({ details: z.string().optional() }).optional(),
  }),
});
type CloudError = z.output<typeof ERROR>['error'];

/** Limits that pass by themselves, answered with 400: W, section 2.11. */
const BUSY: ReadonlySet<number> = new Set([
  2, 4, 80007, 130429, 131000, 131016, 131056, 131057, 133004,
]);
const WINDOW_CLOSED = 131047;
const VERIFY_CODE = 136025;
/** "Wait before registering": the number has just been deleted elsewhere. */
const RECENTLY_DELETED = 133015;
/** Third party, but for the last, which is an assumption: W, section 2.1. */
const SUBCODE_KINDS: ReadonlyMap<number, FailureKind> = new Map([
  [2388001, 'number-in-app'],
  [2388091, 'code-too-soon'],
  [2388367, 'code-too-many'],
  [RECENTLY_DELETED, 'number-being-freed'],
]);

function kindOf(error: CloudError, status: number): FailureKind {
  const meant = SUBCODE_KINDS.get(error.error_subcode ?? 0);
  if (meant !== undefined) return meant;
  switch (error.code) {
    case VERIFY_CODE:
      return 'code-wrong';
    case RECENTLY_DELETED:
      return 'number-being-freed';
    case WINDOW_CLOSED:
      return 'window-closed';
  }
  return BUSY.has(error.code) || status === 429 || status >= 500 ? 'unreachable' : 'denied';
}

/** Takes what is wanted out of a 2xx body; `undefined` when it is not there. */
export type Asked<Value> = (body: unknown) => Value | undefined;

function read<Value>(response: Response, asked: Asked<Value>): Outcome<Value> {
  const body = jsonOf(response);
  if (succeeded(response)) {
    const value = asked(body);
    // It may have been carried out, but the answer is not one that we understand.
    return value === undefined ? failed('in-doubt', 0, 'unreadable answer') : { ok: value };
  }
  const wait = retryAfterS(response);
  const error = ERROR.safeParse(body).data?.error;
  if (error === undefined) {
    const passing = response.status === 429 || response.status >= 500;
    return failed(passing ? 'unreachable' : 'denied', 0, `HTTP ${response.status}`, wait);
  }
  const title = error.error_data?.details ?? error.error_user_msg ?? error.message ?? '';
  return failed(kindOf(error, response.status), error.code, title, wait);
}

export async function askCloud<Value>(
  send: Send,
  request: Request,
  asked: Asked<Value>,
  timeoutMs?: number,
): Promise<Outcome<Value>> {
  const tried = await attempt(send, request, timeoutMs);
  if ('silence' in tried) return failed(tried.silence === 'refused' ? 'unreachable' : 'in-doubt');
  return read(tried.response, asked);
}
