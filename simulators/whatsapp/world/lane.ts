// How many callbacks of a client are under way at once; the others wait in order.

export interface Lane {
  underWay: number;
  /** What lets the next ones go, oldest first. */
  readonly waiting: Set<() => void>;
  /** How often the client has restarted and lost what it kept in memory. */
  losses: number;
}

export const newLane = (): Lane => ({ underWay: 0, waiting: new Set(), losses: 0 });

/** Lets in as many as there is room for. */
function admit(lane: Lane, max: number): void {
  for (const go of lane.waiting) {
    if (lane.underWay >= max) return;
    lane.waiting.delete(go);
    lane.underWay++;
    go();
  }
}

/** `undefined` when there is room at once. One who has entered must leave. */
export function enter(lane: Lane, max: number): Promise<void> | undefined {
  if (lane.underWay < max && lane.waiting.size === 0) {
    lane.underWay++;
    return undefined;
  }
  return new Promise((resolve) => {
    lane.waiting.add(resolve);
    // There may be more room than when the others came.
    admit(lane, max);
  });
}

export function leave(lane: Lane, max: number): void {
  lane.underWay--;
  admit(lane, max);
}
