// Errors that nobody caught: a promise left alone, an error thrown in a callback. Node ends the process for them;
// while a case plays they belong to that case, and the report must not be lost over them.
import type { EventEmitter } from 'node:events';

export interface Played<Result> {
  readonly result: Result;
  /** What was thrown meanwhile and caught by nobody. */
  readonly strays: readonly unknown[];
}

export interface Strays {
  /** Waits for what `play` answers. Throws only what `play` throws. `told` hears of each stray at once. */
  during<Result>(
    play: () => Promise<Result>,
    told?: (error: unknown) => void,
  ): Promise<Played<Result>>;
}

/** For whoever leaves such errors to Node. */
export const UNWATCHED: Strays = {
  during: async (play) => ({ result: await play(), strays: [] }),
};

/** A rejected promise is reported once the event loop turns, which a play in memory need not do at its end. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => resolve()));

/** Watches a process, or its thread. `outside` is told what comes while nothing is playing. */
export function watchStrays(
  source: Pick<EventEmitter, 'on'>,
  outside: (error: unknown) => void,
): Strays {
  let caught: ((error: unknown) => void) | undefined;
  const take = (error: unknown): void => (caught ?? outside)(error);
  source.on('unhandledRejection', take);
  source.on('uncaughtException', take);
  return {
    async during(play, told) {
      const strays: unknown[] = [];
      caught = (error) => {
        strays.push(error);
        told?.(error);
      };
      try {
        const result = await play();
        await turn();
        return { result, strays };
      } finally {
        caught = undefined;
      }
    },
  };
}
