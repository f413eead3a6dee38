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
  /**
   * Runs all that falls due up to `instant`, then stands at `instant`. Stops short of it, before time
   * moves, whenever `stop` says so: somebody outside virtual time is waited for.
   */
  advanceTo(instant: Instant, stop?: () => boolean): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Runs on until nothing more is due within `STILL_MS` of the last event, or `mostMs` have passed. */
  settle(mostMs?: number): Promise<void>;
  /**
   * Runs the world until `promise` is settled. Fails at once, naming `what`, when nothing is left to
   * run, or when what is left is more than a day away.
   */
  drive<T>(what: string, promise: Promise<T>): Promise<T>;
  /** Runs `job` once everything else that was started is parked on the clock or done; time stands still. */
  whenQuiet(job: () => void): void;
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

/** A step of time longer than any ordinary latency. */
const LEAP_MS = 100;

/** What somebody waits for comes within a day, or not at all: timers that start themselves again never run out. */
const DRIVE_MAX_MS = DAY;

const restless = (entry: Entry): HarnessError =>
  new HarnessError(
    `the world does not come to rest: ${EVENTS_MAX} events fired, the next is "${entry.what}"`,
  );

/** Somebody who moves time on for as long as the next event is wanted. */
interface Runner {
  readonly wanted: (entry: Entry) => boolean;
  /** Whether what it waits for is there; without one it waits for nothing but time. */
  readonly got: (() => boolean) | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createTimeline(start: Instant = EPOCH): Timeline {
  const queue = createHeap(byDue);
  let now = start;
  let sequence = 0;
  let runners: Runner[] = [];
  let pumping = false;
  let fired = 0;
  /** Those who wait for everything else to be at rest, in the order in which they asked. */
  const hushed: (() => void)[] = [];
  let held = 0;
  /** The pump stands until the clock is let go. */
  let standing = false;
  /** The event loop has had a whole turn since the last event. */
  let turned = false;
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

  function next(): Entry | undefined {
    for (;;) {
      const entry = queue.peek();
      if (entry === undefined || entry.job !== undefined) return entry;
      queue.pop();
    }
  }

  const whatIsNext = (): string => {
    const entry = next();
    if (entry === undefined) return 'nothing is scheduled that could bring it about';
    const hours = Math.floor((entry.due - now) / HOUR);
    return `it did not come about within a day; what is next is "${entry.what}", ${hours} hours on`;
  };

  function fire(entry: Entry): void {
    queue.pop();
    if (entry.due > now) now = entry.due;
    const job = entry.job;
    entry.job = undefined;
    if (job !== undefined) run(job);
  }

  function wantedByAll(entry: Entry): boolean {
    for (const runner of runners) if (!runner.wanted(entry)) return false;
    return true;
  }

  /** Fires an event, unless somebody has enough: then these go on first, and time moves after that. */
  function step(entry: Entry | undefined): void {
    if (entry === undefined || !wantedByAll(entry)) leave(entry);
    else if (fired++ >= EVENTS_MAX) throw restless(entry);
    else fire(entry);
  }

  function leave(entry: Entry | undefined): void {
    const leaving = runners.filter(({ wanted }) => entry === undefined || !wanted(entry));
    const sated = leaving.filter(({ got }) => got === undefined || got());
    // What a sated one does next may bring about what another waits for.
    const gone = sated.length > 0 ? sated : leaving;
    runners = runners.filter((runner) => !gone.includes(runner));
    for (const runner of gone) runner.resolve();
  }

  const leaps = (entry: Entry | undefined): boolean =>
    (entry === undefined || entry.due - now > LEAP_MS) && !runners.some(({ got }) => got?.());

  // A tick runs only once the whole microtask queue is empty: work that was started is parked on the clock or done.
  // It is asked for by a microtask, since a tick that asks for the next one itself would get it before the microtasks.
  const tick = (): void => process.nextTick(turn);
  const SOON = Promise.resolve();
  const soon = (): void => {
    SOON.then(tick);
  };

  /** Moves the world on by one event, or by what comes before it; a failure stops everybody. */
  function turn(): void {
    try {
      if (failure !== undefined) throw failure.error;
      const entry = next();
      if (held > 0) {
        standing = true;
        turned = false;
        return;
      }
      if (hushed.length > 0) {
        for (const job of hushed.splice(0)) job();
      } else if (!turned && leaps(entry)) {
        // Streams pass work from tick to tick: before time leaps or stops, the event loop gets a whole turn.
        turned = true;
        setImmediate(soon);
        return;
      } else {
        turned = false;
        step(entry);
      }
    } catch (error) {
      failure = undefined;
      for (const runner of runners.splice(0)) runner.reject(error);
    }
    if (runners.length > 0) soon();
    else pumping = false;
  }

  /** Fires events while `wanted` says so; the caller decides what "enough" means. */
  function runWhile(wanted: Runner['wanted'], got?: Runner['got']): Promise<void> {
    return new Promise((resolve, reject) => {
      runners.push({ wanted, got, resolve, reject });
      // One loop fires for everybody, so that two who move time at once never fire into unfinished work.
      if (pumping) return;
      pumping = true;
      fired = 0;
      turned = false;
      soon();
    });
  }

  function schedule(due: Instant, what: string, job: () => void | Promise<void>): Entry {
    if (!Number.isFinite(due))
      throw new HarnessError(`"${what}" is set for ${due}, which is no time`);
    const entry: Entry = { due: Math.max(due, now), sequence: sequence++, what, job };
    queue.push(entry);
    return entry;
  }

  const timeline: Timeline = {
    now: () => now,
    at(due, what, job) {
      const entry = schedule(due, what, job);
      return () => {
        entry.job = undefined;
      };
    },
    sleep: (ms, what) =>
      new Promise<void>((resolve) => {
        schedule(now + ms, what, resolve);
      }),
    spawn(_what, job) {
      run(job);
    },
    async advanceTo(instant, stop) {
      await runWhile(({ due }) => due <= instant && (due <= now || stop?.() !== true));
      if (instant > now && stop?.() !== true) now = instant;
    },
    advance: (ms) => timeline.advanceTo(now + ms),
    settle(mostMs = Number.POSITIVE_INFINITY) {
      const latest = now + mostMs;
      return runWhile(({ due }) => due <= now + STILL_MS && due <= latest);
    },
    async drive(what, promise) {
      const latest = now + DRIVE_MAX_MS;
      let settled = false;
      const done = (): void => {
        settled = true;
      };
      promise.then(done, done);
      await runWhile(
        (entry) => !settled && entry.due <= latest,
        () => settled,
      );
      if (!settled) throw new HarnessError(`waited for ${what}, but ${whatIsNext()}`);
      return promise;
    },
    whenQuiet(job) {
      hushed.push(job);
    },
    hold() {
      held++;
      let holding = true;
      return () => {
        if (!holding) return;
        holding = false;
        held--;
        if (held === 0 && standing) {
          standing = false;
          soon();
        }
      };
    },
  };
  return timeline;
}
