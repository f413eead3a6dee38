// Virtual time: discrete events ordered by (due, sequence). Nothing here or elsewhere reads the wall clock.
import { HarnessError } from './harness-error.ts';
import { createHeap } from './heap.ts';

/** Milliseconds since the Unix epoch, in virtual time. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Every world begins here (a whole second, before On-Premises ended on 2025-10-23). */
export const EPOCH: Instant = Date.UTC(2025, 5, 2, 9, 0, 0);

/** What a node of the world may do with time: read it, and be called later. It cannot move it. */
export interface Clock {
  now(): Instant;
  /** Resolves `ms` later in virtual time. `what` names the wait in errors. */
  sleep(ms: number, what: string): Promise<void>;
  /** Runs `job` at `due` (or at once if that is past). Returns a function that cancels it. */
  at(due: Instant, what: string, job: () => void | Promise<void>): () => void;
  /** Starts `job` now, beside the caller; an error in it fails the run instead of being lost. */
  spawn(what: string, job: () => Promise<void>): void;
}

/** What the player of a run may do with time: move it. */
export interface Timeline extends Clock {
  /** Runs all that falls due up to `instant`, then stands at `instant`. */
  advanceTo(instant: Instant): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Runs on until nothing more is due within `stillMs` of the last event. */
  settle(stillMs?: number): Promise<void>;
  /** Runs the world until `promise` is settled; fails at once, naming `what`, when nothing is left to run. */
  drive<T>(what: string, promise: Promise<T>): Promise<T>;
  /** A transport that carries bytes outside virtual time holds the clock until they have arrived. */
  hold(): () => void;
}

interface Entry {
  readonly due: Instant;
  readonly sequence: number;
  readonly what: string;
  job: (() => void | Promise<void>) | undefined;
}

const byDue = (a: Entry, b: Entry): number => a.due - b.due || a.sequence - b.sequence;

/** A run that fires more events than this between two steps is caught in a loop. */
const EVENTS_MAX = 5_000_000;

/** Just under a second: ordinary latency is far shorter, and every retry pause is at least a second. */
export const STILL_MS = 999;

export function createTimeline(start: Instant = EPOCH): Timeline {
  const queue = createHeap(byDue);
  let now = start;
  let sequence = 0;
  let held = 0;
  let released: (() => void) | undefined;
  let failure: { readonly error: unknown } | undefined;

  const fail = (error: unknown): void => {
    failure ??= { error };
  };
  const run = (job: () => void | Promise<void>): void => {
    try {
      const result = job();
      if (result !== undefined) result.then(undefined, fail);
    } catch (error) {
      fail(error);
    }
  };

  /** Waits until every started piece of work is parked on the clock or done. */
  async function idle(): Promise<void> {
    for (;;) {
      // A tick runs only once the whole microtask queue is empty, so work that is still going on has gone as far as it can.
      await undefined;
      await new Promise<void>((resolve) => process.nextTick(resolve));
      if (failure !== undefined) {
        const { error } = failure;
        failure = undefined;
        throw error;
      }
      if (held === 0) return;
      await new Promise<void>((resolve) => {
        released = resolve;
      });
    }
  }

  function next(): Entry | undefined {
    for (;;) {
      const entry = queue.peek();
      if (entry === undefined || entry.job !== undefined) return entry;
      queue.pop();
    }
  }

  function fire(entry: Entry): void {
    queue.pop();
    if (entry.due > now) now = entry.due;
    const job = entry.job;
    entry.job = undefined;
    if (job !== undefined) run(job);
  }

  /** Fires events while `wanted` says so; the caller decides what "enough" means. */
  async function runWhile(wanted: (entry: Entry) => boolean): Promise<void> {
    for (let fired = 0; ; fired++) {
      await idle();
      const entry = next();
      if (entry === undefined || !wanted(entry)) return;
      if (fired >= EVENTS_MAX) {
        throw new HarnessError(
          `the world does not come to rest: ${EVENTS_MAX} events fired, the next is "${entry.what}"`,
        );
      }
      fire(entry);
    }
  }

  const timeline: Timeline = {
    now: () => now,
    at(due, what, job) {
      const entry: Entry = { due: Math.max(due, now), sequence: sequence++, what, job };
      queue.push(entry);
      return () => {
        entry.job = undefined;
      };
    },
    sleep: (ms, what) =>
      new Promise<void>((resolve) => {
        timeline.at(now + ms, what, resolve);
      }),
    spawn(_what, job) {
      run(job);
    },
    async advanceTo(instant) {
      await runWhile((entry) => entry.due <= instant);
      if (instant > now) now = instant;
    },
    advance: (ms) => timeline.advanceTo(now + ms),
    settle: (stillMs = STILL_MS) => runWhile((entry) => entry.due <= now + stillMs),
    async drive(what, promise) {
      let settled = false;
      const done = (): void => {
        settled = true;
      };
      promise.then(done, done);
      await runWhile(() => !settled);
      if (!settled) {
        throw new HarnessError(
          `waited for ${what}, but nothing is scheduled that could bring it about`,
        );
      }
      return promise;
    },
    hold() {
      held++;
      let holding = true;
      return () => {
        if (!holding) return;
        holding = false;
        held--;
        if (held === 0) {
          released?.();
          released = undefined;
        }
      };
    },
  };
  return timeline;
}
