// The wall clock's only door: what a served world needs to keep up with the people outside it.
import { startStopwatch } from '../stopwatch.ts';

export interface RealTime {
  /** Ms since it was made. */
  elapsed(): number;
  /** Calls back `ms` later; answers a function that cancels it. */
  after(ms: number, job: () => void): () => void;
}

export const createRealTime = (): RealTime => ({
  elapsed: startStopwatch(),
  after(ms, job) {
    const timer = setTimeout(job, ms);
    return () => clearTimeout(timer);
  },
});
