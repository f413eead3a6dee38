import { json } from '../wire.ts';
import type { Fault, Match } from './fault.ts';

/** The other side answers `status` without having done anything; `retryAfterS` in seconds, if any. */
export const httpStatus = (match: Match, status: number, retryAfterS?: number): Fault => ({
  kind: 'http-status',
  match,
  note: `answered ${status}, not carried out`,
  strike: async (hop) => {
    await hop.clock.sleep(20, `answer to ${hop.name}`);
    const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
    return json(status, { error: `status ${status} injected on the way` }, headers);
  },
});
