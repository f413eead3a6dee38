// An integration that throws is answered for as a server would be, and never mistaken for a fault of ours.
import type { Clock } from '../kernel/clock.ts';
import type { Record_ } from '../kernel/trace.ts';
import { type Handler, json } from '../kernel/wire.ts';

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Where it threw while answering: 500 to the caller, and a finding. */
export const guardedHandler =
  (handler: Handler, record: Record_): Handler =>
  async (request) => {
    try {
      return await handler(request);
    } catch (error) {
      record('finding', {
        node: 'connector',
        method: request.method,
        path: request.url,
        note: `the integration threw: ${messageOf(error)}`,
      });
      return json(500, { error: 'internal error' });
    }
  };

/** Where it threw in work of its own: a finding; the world goes on. What is due after its end does not happen. */
export function guardedClock(clock: Clock, record: Record_, alive: () => boolean): Clock {
  const guard = (what: string, job: () => void | Promise<void>) => async (): Promise<void> => {
    if (!alive()) return;
    try {
      await job();
    } catch (error) {
      record('finding', {
        node: 'connector',
        method: 'JOB',
        path: what,
        note: `the integration threw: ${messageOf(error)}`,
      });
    }
  };
  return {
    now: clock.now,
    sleep: clock.sleep,
    at: (due, what, job) => clock.at(due, what, guard(what, job)),
    spawn: (what, job) => clock.spawn(what, guard(what, job)),
  };
}
