// Work in lanes: one job after the other in each, so that reading and writing belong together.

export interface Lanes {
  /** Runs `job` when all earlier ones of the lane are done, whether they succeeded or not. */
  run<T>(lane: string, job: () => Promise<T>): Promise<T>;
}

export function createLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  const leave = (lane: string, mine: Promise<unknown>): void => {
    if (last.get(lane) === mine) last.delete(lane);
  };
  return {
    run(lane, job) {
      const before = last.get(lane);
      const mine = before === undefined ? job() : before.then(job, job);
      last.set(lane, mine);
      mine.then(
        () => leave(lane, mine),
        () => leave(lane, mine),
      );
      return mine;
    },
  };
}
