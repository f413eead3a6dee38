// Virtual time in a served world: it keeps pace with the wall clock, and leaps when somebody advances it.
import type { Instant, Timeline } from '../../kernel/clock.ts';
import type { Outside } from '../../kernel/outside.ts';
import type { RealTime } from './real-time.ts';

export interface Pacer {
  /**
   * Leaps by `ms`. Resolves when all that fell due has happened and those outside have answered, with
   * `undefined` when the pacer was stopped before.
   */
  advance(ms: number): Promise<Instant | undefined>;
  stop(): void;
}

export interface PacerOptions {
  readonly clock: Timeline;
  readonly outside: Outside;
  readonly realTime: RealTime;
  /** Time stands until it is advanced. */
  readonly frozen: boolean;
  /** A bug in what was going on; the world goes on. */
  readonly onError: (error: unknown) => void;
}

const TICK_MS = 10;

export function startPacer(options: PacerOptions): Pacer {
  const { clock, outside, realTime, frozen, onError } = options;
  let stopped = false;
  let cancel = (): void => {};
  /** Where both clocks stood when they were last set beside each other. */
  let mark = { virtual: clock.now(), real: realTime.elapsed() };
  let leaps: Promise<unknown> = Promise.resolve();
  let leaping = 0;
  /** Whoever waits for a leap. */
  const waiting = new Set<(stopped: undefined) => void>();

  const target = (): Instant =>
    frozen || leaping > 0 ? clock.now() : mark.virtual + Math.floor(realTime.elapsed() - mark.real);

  // Even when time stands, what is due now is done: answers from outside are waiting for it.
  async function tick(): Promise<void> {
    try {
      await clock.advanceTo(target());
    } catch (error) {
      onError(error);
    }
    if (!stopped) cancel = realTime.after(TICK_MS, () => void tick());
  }

  async function leap(ms: number): Promise<Instant> {
    leaping++;
    try {
      const to = clock.now() + ms;
      // Who is called meanwhile may call back before it answers, so what is due now goes on while time stands.
      do {
        await outside.idle();
        await clock.advanceTo(to, () => stopped || outside.busy());
      } while (!stopped && (clock.now() < to || outside.busy()));
      return clock.now();
    } finally {
      leaping--;
      mark = { virtual: clock.now(), real: realTime.elapsed() };
    }
  }

  void tick();
  return {
    advance(ms) {
      const done = leaps.then(() => leap(ms));
      leaps = done.catch(() => {});
      return new Promise((resolve, reject) => {
        waiting.add(resolve);
        done.then(resolve, reject).finally(() => waiting.delete(resolve));
      });
    },
    stop() {
      stopped = true;
      cancel();
      for (const tell of waiting) tell(undefined);
    },
  };
}
