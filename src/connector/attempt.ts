// One call to a vendor as a value: its answer, or the kind of silence.
import type { Silence } from '../domain/retry.ts';
import { NoAnswer, type Request, type Response, type Send } from '../kernel/wire.ts';

export type Attempt = { readonly response: Response } | { readonly silence: Silence };

/** While a person waits for a page: the page must be there before the browser gives up, so ask for less. */
export const PAGE_TIMEOUT_MS = 4_000;
/** In the background nobody waits, and the sooner we give up, the more often we are in doubt. */
export const BACKGROUND_TIMEOUT_MS = 10_000;

export async function attempt(
  send: Send,
  request: Request,
  timeoutMs = BACKGROUND_TIMEOUT_MS,
): Promise<Attempt> {
  try {
    return { response: await send(request, { timeoutMs }) };
  } catch (error) {
    if (error instanceof NoAnswer) return { silence: error.reason };
    throw error;
  }
}

/** `Retry-After` in seconds; 0 when there is none or it is no number. */
export function retryAfterS(response: Response): number {
  const seconds = Number(response.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 0;
}

export const succeeded = (response: Response): boolean =>
  response.status >= 200 && response.status < 300;
