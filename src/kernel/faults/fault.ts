// What a fault is, and how faults are chosen for a hop. Each kind is a file of its own beside this one.
import type { Clock } from '../clock.ts';
import type { Record_ } from '../trace.ts';
import type { Request, Response } from '../wire.ts';

/** One request on its way. */
export interface Hop {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly origin: string;
  readonly url: string;
  readonly name: string;
  readonly clock: Clock;
  /** Delivers the request and brings back the answer; may be called never, once, or again. */
  readonly carry: (request: Request) => Promise<Response>;
}

/** Which hops a fault strikes. */
export interface Match {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A part of the URL. */
  readonly path?: string | undefined;
  /** Lets this many matching hops pass first. Default 0. */
  readonly after?: number | undefined;
  /** Strikes this many, then is spent. Default 1. */
  readonly times?: number | undefined;
}

export interface Fault {
  readonly kind: string;
  readonly match: Match;
  readonly note: string;
  readonly strike: (hop: Hop, request: Request) => Promise<Response>;
}

interface Armed {
  readonly fault: Fault;
  toPass: number;
  left: number;
}

const matches = (match: Match, hop: Hop): boolean =>
  (match.from === undefined || match.from === hop.from) &&
  (match.to === undefined || match.to === hop.to) &&
  (match.path === undefined || hop.url.includes(match.path));

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  through(hop: Hop, request: Request): Promise<Response>;
}

export function createFaults(record: Record_): Faults {
  let armed: Armed[] = [];
  const choose = (hop: Hop): Fault | undefined => {
    for (const candidate of armed) {
      if (candidate.left === 0 || !matches(candidate.fault.match, hop)) continue;
      if (candidate.toPass > 0) {
        candidate.toPass--;
        continue;
      }
      candidate.left--;
      return candidate.fault;
    }
    return undefined;
  };
  return {
    add(fault) {
      armed.push({ fault, toPass: fault.match.after ?? 0, left: fault.match.times ?? 1 });
    },
    clear() {
      armed = [];
    },
    through(hop, request) {
      const fault = armed.length === 0 ? undefined : choose(hop);
      if (fault === undefined) return hop.carry(request);
      record('fault', { fault: fault.kind, hop: hop.id, note: fault.note });
      return fault.strike(hop, request);
    },
  };
}
