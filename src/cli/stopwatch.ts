// Wall time, for durations only: no verdict, digest or decision depends on it.

/** Starts a watch; the function it answers tells the ms since then, to a tenth. */
export const startStopwatch = (): (() => number) => {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 10) / 10;
};
