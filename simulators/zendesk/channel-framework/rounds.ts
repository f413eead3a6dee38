// What is done again and again for as long as it is wanted, and leaves no timer behind when it is not.
import type { Clock } from '../../../src/kernel/clock.ts';

export interface Round {
  readonly what: string;
  readonly everyMs: number;
  /** Asked before each round, and before the next one is set. */
  wanted(): boolean;
  job(): Promise<void>;
}

export interface Rounds {
  /** Begins, unless it is under way already or is not wanted; the first round comes after one interval. */
  start(key: string, round: Round): void;
  stop(key: string): void;
}

const INTERVAL_MIN_MS = 1_000;

export function createRounds(clock: Clock): Rounds {
  const cancels = new Map<string, () => void>();
  function start(key: string, round: Round): void {
    if (cancels.has(key) || !round.wanted()) return;
    const due = clock.now() + Math.max(round.everyMs, INTERVAL_MIN_MS);
    const cancel = clock.at(due, round.what, async () => {
      if (round.wanted()) await round.job();
      // Stopped, or stopped and begun anew, while the job was under way.
      if (cancels.get(key) !== cancel) return;
      cancels.delete(key);
      start(key, round);
    });
    cancels.set(key, cancel);
  }
  return {
    start,
    stop(key) {
      cancels.get(key)?.();
      cancels.delete(key);
    },
  };
}
