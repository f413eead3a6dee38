// What passed at the integration's door lately, as somebody who listens there could send it again.
import type { Handler, Request } from '../kernel/wire.ts';

export interface Overheard {
  readonly handler: Handler;
  /** Newest first. */
  all(): readonly Request[];
}

const KEPT_MAX = 100;

export function overhearing(handler: Handler): Overheard {
  const heard: Request[] = [];
  return {
    handler: (request) => {
      heard.push(request);
      if (heard.length > 2 * KEPT_MAX) heard.splice(0, KEPT_MAX);
      return handler(request);
    },
    all: () => heard.toReversed(),
  };
}
